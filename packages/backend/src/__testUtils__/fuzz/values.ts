import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { FLIGHTS, FOUNDATIONS } from '../mesh';

type Schemas = Record<string, JsonObject>;

/** Text that has broken programs before, and text that means something here. */
const text = fc.oneof(
  fc.constantFrom(
    FLIGHTS,
    FOUNDATIONS,
    'user:default/chen',
    'group:default/safety',
    'default',
    'flights',
    'port-0',
    '1.0.0',
    'P1D',
    'PT1S',
    'P999999999Y',
    '2026-01-01T00:00:00.000Z',
    '+275760-09-13T00:00:00Z',
    '0000-00-00',
    'null',
    '-1',
    '1e400',
    '9007199254740993',
    '',
    ' ',
    '\u0000',
    '\ud800',
    '%',
    "'; drop table access_events; --",
    '__proto__',
    '../../etc/passwd',
    'a: &a [*a, *a]',
    '{"schema":"flights","table":"flights"}',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const anything = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }));

/**
 * Values that mostly are what a JSON Schema says, and sometimes are not.
 *
 * @param schemas - those that a `$ref` names
 * @param depth - how deep it may still go
 */
export function valuesOf(
  schema: JsonObject,
  schemas: Schemas,
  depth = 5,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: validValuesOf(schema, schemas, depth) },
    { weight: 1, arbitrary: anything },
  );
}

function validValuesOf(
  schema: JsonObject,
  schemas: Schemas,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth === 0) {
    return anything;
  }
  const inner = (next: unknown) =>
    valuesOf(next as JsonObject, schemas, depth - 1);
  if (typeof schema.$ref === 'string') {
    return inner(schemas[schema.$ref.split('/').at(-1)!]);
  }
  const choices = (schema.oneOf ?? schema.anyOf) as JsonObject[] | undefined;
  if (choices) {
    return fc.oneof(...choices.map(inner));
  }
  if ('const' in schema) {
    return fc.constant(schema.const);
  }
  if (Array.isArray(schema.enum)) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), {
        minLength: Math.min(Number(schema.minItems ?? 0), 3),
        maxLength: 4,
      });
    case 'integer':
      return fc.oneof(
        fc.integer({
          min: Number(schema.minimum ?? -10),
          max: Math.min(Number(schema.maximum ?? 2 ** 31 - 1), 2 ** 31 - 1),
        }),
        fc.constantFrom(0, 1, 2 ** 31, 2 ** 53, -1, 0.5),
      );
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema.format === 'date-time'
        ? fc.oneof(fc.date({ noInvalidDate: true }).map(toText), text)
        : text;
    default:
      return anything;
  }
}

function objectsOf(
  schema: JsonObject,
  inner: (schema: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const known = fc.record(
    Object.fromEntries(
      Object.entries(properties as JsonObject).map(([name, property]) => [
        name,
        inner(property),
      ]),
    ),
    { requiredKeys: required as never[] },
  );
  return additionalProperties === false
    ? known
    : fc
        .tuple(known, fc.dictionary(text, anything, { maxKeys: 2 }))
        .map(([one, other]) => ({ ...other, ...one }));
}

function toText(date: Date): string {
  return date.toISOString();
}
