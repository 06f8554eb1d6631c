import fc from 'fast-check';
import { Operation } from '../operations';
import { OpenApiDocument } from '../startPortal';
import { Making, recordOf, valuesOf } from './values';

/** A request as it is sent. */
export interface FuzzRequest {
  path: string;
  body?: object;
}

/**
 * Requests to an operation, made from what its document says: some as they are
 * meant, most not quite.
 *
 * @param ids - of things that are there, for the parameter `id`
 */
export function requestsOf(
  operation: Operation,
  { components }: OpenApiDocument,
  ids: string[],
): fc.Arbitrary<FuzzRequest> {
  const schemas = components?.schemas ?? {};
  return fc.oneof(
    {
      weight: 1,
      arbitrary: madeOf(operation, { schemas, hostile: false }, ids),
    },
    {
      weight: 2,
      arbitrary: madeOf(operation, { schemas, hostile: true }, ids),
    },
  );
}

function madeOf(
  operation: Operation,
  making: Making,
  ids: string[],
): fc.Arbitrary<FuzzRequest> {
  const { parameters = [], requestBody } = operation;
  const values = recordOf(
    Object.fromEntries(
      parameters.map(({ name, schema, content }) => {
        const own = schema ?? content?.['application/json']?.schema ?? {};
        const any = valuesOf(own, making, name);
        const arbitrary =
          name === 'id' ? fc.oneof(fc.constantFrom(...ids), any) : any;
        return [name, arbitrary];
      }),
    ),
    parameters
      .filter(({ required, in: place }) => required || place === 'path')
      .map(({ name }) => name),
  );
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema
    ? valuesOf(schema, making).map(value =>
        typeof value === 'object' && value !== null ? value : { value },
      )
    : fc.constant(undefined);
  const inPath = new Set(
    parameters.filter(({ in: place }) => place === 'path').map(p => p.name),
  );
  return fc.tuple(values, body).map(([given, sent]) => ({
    path: pathOf(operation.path, given, inPath),
    body: sent,
  }));
}

function pathOf(
  template: string,
  values: Record<string, unknown>,
  inPath: Set<string>,
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name) =>
    encode(values[name]),
  );
  const query = Object.entries(values)
    .filter(([name]) => !inPath.has(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        item => `${encode(name)}=${encode(item)}`,
      ),
    );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** Half of a surrogate pair cannot be sent at all. */
function encode(value: unknown): string {
  const words = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  return encodeURIComponent(words.replace(/\p{Cs}/gu, '?'));
}
