import { LogicalType } from '../../platform';
import { Layers } from '../import/Layers';
import { isMapping, isText, isTexts } from '../source/Source';

const TYPES: Record<string, LogicalType> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
};

const TIME_FORMATS: Record<string, LogicalType> = {
  date: 'date',
  'date-time': 'timestamp',
  time: 'time',
};

/**
 * The type of the values that a schema allows, and the values themselves where
 * it lists them.
 *
 * @returns `isNullable` is true for a schema that says nothing of the type
 * @internal
 */
export function readType(layers: Layers): {
  logicalType?: LogicalType;
  isNullable: boolean;
  values: unknown[];
} {
  const listed = readValues(layers);
  const values = listed.filter(value => value !== null);
  const said = saidTypes(layers);
  const types = new Set(said.length > 0 ? said : values.map(typeOfValue));
  const isNullable =
    layers.flag('nullable') === true ||
    types.has('null') ||
    listed.length > values.length;
  types.delete('null');
  if (types.has('number')) {
    types.delete('integer');
  }
  if (types.size === 0) {
    types.add(typeOfKeywords(layers));
  }
  const [name] = types;
  if (types.size > 1 || !Object.hasOwn(TYPES, name)) {
    layers.at('type').lose('is no single type; ODCS knows one for each value');
    return { isNullable: true, values };
  }
  return { logicalType: logicalType(layers, name), isNullable, values };
}

// In JSON a date is a text with a format.
function logicalType(layers: Layers, type: string): LogicalType {
  const format = layers.at('format').value;
  if (
    type === 'string' &&
    isText(format) &&
    Object.hasOwn(TIME_FORMATS, format)
  ) {
    layers.at('format').take();
    return TIME_FORMATS[format];
  }
  return TYPES[type];
}

/** The types of all parts together: a choice may allow null in one of them. */
function saidTypes(layers: Layers): string[] {
  return layers.all('type').flatMap(({ place }) => {
    const one = place.takeIf(isText);
    return one === undefined ? place.takeIf(isTexts) ?? [] : [one];
  });
}

function typeOfKeywords(layers: Layers): string {
  if (layers.all('properties').some(({ place }) => isMapping(place.value))) {
    return 'object';
  }
  return isMapping(layers.at('items').value) ? 'array' : 'unknown';
}

function readValues(layers: Layers): unknown[] {
  const constant = layers.at('const');
  if (constant.exists) {
    return [constant.take()];
  }
  return (
    layers
      .at('enum')
      .takeIf((value): value is unknown[] => Array.isArray(value)) ?? []
  );
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return Number.isInteger(value) ? 'integer' : typeof value;
}
