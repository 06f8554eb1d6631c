import { LogicalType } from '../../platform';
import { Layers } from '../import/Layers';
import { defined } from '../source/defined';
import { isNumber, isText } from '../source/Source';
import { fieldType } from './fieldTypes';

type Options = Record<string, unknown>;

/**
 * The type of a field with its limits.
 *
 * @param serverTypes - of the servers of the document; a field may name its
 * type in each
 * @internal
 */
export function readType(
  field: Layers,
  serverTypes: string[],
): { logicalType?: LogicalType; physicalType?: string; options?: Options } {
  const said = field.at('type').value;
  const known = isText(said) ? fieldType(said) : undefined;
  const physicalType =
    configuredType(field, serverTypes) ?? preciseType(field, said);
  if (!known) {
    field.at('type').lose('is no type that ODCS knows; it is left out');
    return { physicalType };
  }
  field.at('type').take();
  const options = {
    ...known.options,
    ...readOptions(field, known.logicalType),
  };
  return {
    logicalType: known.logicalType,
    physicalType,
    options: Object.keys(options).length > 0 ? options : undefined,
  };
}

function readOptions(field: Layers, logicalType: LogicalType): Options {
  switch (logicalType) {
    case 'string':
      return defined({
        minLength: field.at('minLength').takeIf(isCount),
        maxLength: field.at('maxLength').takeIf(isCount),
        pattern: field.text('pattern'),
        format: field.text('format'),
      });
    case 'integer':
    case 'number':
      return defined({
        minimum: field.number('minimum'),
        maximum: field.number('maximum'),
        exclusiveMinimum: field.number('exclusiveMinimum'),
        exclusiveMaximum: field.number('exclusiveMaximum'),
      });
    default:
      return {};
  }
}

/** The type on the servers, when only one is named for them. */
function configuredType(
  field: Layers,
  serverTypes: string[],
): string | undefined {
  const types = new Set(
    serverTypes.map(type => field.at('config').at(`${type}Type`).value),
  );
  const [type] = types;
  return types.size === 1 && isText(type) ? type : undefined;
}

/** A number with its digits, or a map or a variant: ODCS has no word for it. */
function preciseType(field: Layers, type: unknown): string | undefined {
  if (type === 'map' || type === 'variant' || type === 'json') {
    return type;
  }
  const precision = field.at('precision').value;
  if (!isText(type) || !isCount(precision)) {
    return undefined;
  }
  field.at('precision').take();
  const scale = field.at('scale').takeIf(isCount) ?? 0;
  return `${type}(${precision},${scale})`;
}

function isCount(value: unknown): value is number {
  return isNumber(value) && Number.isSafeInteger(value) && value >= 0;
}
