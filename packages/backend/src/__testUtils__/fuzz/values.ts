import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { FLIGHTS, FOUNDATIONS } from '../mesh';
import { meaningfulText } from './hints';

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

/** How values are made. */
export interface Making {
  /** Those that a `$ref` names. */
  schemas: Record<string, JsonObject>;
  /** Whether some values are not what the schema says. */
  hostile: boolean;
}

/**
 * Values for a JSON Schema.
 *
 * @param name - of the field they are for
 * @param depth - how deep it may still go
 */
export function valuesOf(
  schema: JsonObject,
  making: Making,
  name = '',
  depth = 6,
): fc.Arbitrary<unknown> {
  const valid = validValuesOf(schema, making, name, depth);
  return making.hostile
    ? fc.oneof(
        { weight: 12, arbitrary: valid },
        { weight: 1, arbitrary: anything },
      )
    : valid;
}

function validValuesOf(
  schema: JsonObject,
  making: Making,
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth === 0) {
    return anything;
  }
  const inner = (next: unknown, field = name) =>
    valuesOf(next as JsonObject, making, field, depth - 1);
  if (typeof schema.$ref === 'string') {
    return inner(making.schemas[schema.$ref.split('/').at(-1)!]);
  }
  const choices = (schema.oneOf ?? schema.anyOf) as JsonObject[] | undefined;
  if (choices) {
    return fc.oneof(...choices.map(choice => inner(choice)));
  }
  if ('const' in schema) {
    return fc.constant(schema.const);
  }
  if (Array.isArray(schema.enum)) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, making, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), {
        minLength: Math.min(Number(schema.minItems ?? 0), 3),
        maxLength: Math.min(Number(schema.maxItems ?? 3), 3),
      });
    case 'integer':
      return integersOf(schema, making);
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return making.hostile ? text : meaningfulText(name, schema);
    default:
      return anything;
  }
}

function integersOf(
  { minimum = 0, maximum = 100 }: JsonObject,
  { hostile }: Making,
): fc.Arbitrary<number> {
  const within = fc.integer({
    min: Number(minimum),
    max: Math.min(Number(maximum), 2 ** 31 - 1),
  });
  return hostile
    ? fc.oneof(within, fc.constantFrom(0, 1, 2 ** 31, 2 ** 53, -1, 0.5))
    : fc.oneof(within, fc.constant(Number(minimum)));
}

function objectsOf(
  schema: JsonObject,
  { hostile }: Making,
  inner: (schema: unknown, field: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const known = recordOf(
    Object.fromEntries(
      Object.entries(properties as JsonObject).map(([name, property]) => [
        name,
        inner(property, name),
      ]),
    ),
    required as string[],
  );
  return additionalProperties === false || !hostile
    ? known
    : fc
        .tuple(known, fc.dictionary(text, anything, { maxKeys: 2 }))
        .map(([one, other]) => ({ ...other, ...one }));
}

/** With what is required alone, or with any of the rest. */
export function recordOf(
  fields: Record<string, fc.Arbitrary<unknown>>,
  required: string[],
): fc.Arbitrary<Record<string, unknown>> {
  const least = Object.fromEntries(
    Object.entries(fields).filter(([name]) => required.includes(name)),
  );
  return fc.oneof(
    fc.record(least),
    fc.record(fields, { requiredKeys: required }),
  );
}
