import { LogicalType } from '../../platform';
import { Layers } from '../import/Layers';
import { defined } from '../source/defined';
import { isNumber, isText } from '../source/Source';
import { Keywords } from './exportKeywords';

// ODCS names the sizes of numbers as Rust does.
const NUMBER_FORMATS: Record<string, Record<string, string>> = {
  integer: { int32: 'i32', int64: 'i64' },
  number: { float: 'f32', double: 'f64' },
};

/**
 * The options of an ODCS type that say what the keywords of a schema say; what
 * does not apply to the type is not taken.
 *
 * @internal
 */
export function readLimits(
  layers: Layers,
  logicalType: LogicalType | undefined,
): Keywords {
  switch (logicalType) {
    case 'string':
      return defined({
        ...counts(layers, 'minLength', 'maxLength'),
        pattern: layers.text('pattern'),
        format: textFormat(layers),
      });
    case 'integer':
    case 'number':
      return defined({
        ...numbers(layers, 'minimum', 'maximum'),
        ...numbers(layers, 'exclusiveMinimum', 'exclusiveMaximum'),
        multipleOf: layers
          .at('multipleOf')
          .takeIf((value): value is number => isNumber(value) && value > 0),
        format: numberFormat(layers, NUMBER_FORMATS[logicalType]),
      });
    case 'array':
      return defined({
        ...counts(layers, 'minItems', 'maxItems'),
        uniqueItems: layers.flag('uniqueItems'),
      });
    case 'object':
      return counts(layers, 'minProperties', 'maxProperties');
    default:
      return {};
  }
}

function counts(layers: Layers, ...keys: string[]): Keywords {
  return defined(
    Object.fromEntries(keys.map(key => [key, layers.at(key).takeIf(isCount)])),
  );
}

function numbers(layers: Layers, ...keys: string[]): Keywords {
  return defined(
    Object.fromEntries(keys.map(key => [key, layers.number(key)])),
  );
}

function textFormat(layers: Layers): string | undefined {
  const encoding = layers.at('contentEncoding');
  if (encoding.value === 'base64') {
    encoding.take();
    return 'byte';
  }
  return layers.text('format');
}

function numberFormat(
  layers: Layers,
  names: Record<string, string>,
): string | undefined {
  const format = layers.at('format');
  const name = format.value;
  if (isText(name) && Object.hasOwn(names, name)) {
    format.take();
    return names[name];
  }
  format.lose('is no size of numbers that ODCS knows');
  return undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
