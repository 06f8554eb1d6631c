import { defined, unlessEmpty } from '../source/defined';
import { isText, Source } from '../source/Source';
import { ADDRESS_FIELDS, fieldsOfServer, NUMBER_FIELDS } from './serverFields';

// What every server may have besides the fields of its type.
const COMMON = new Set(['type', 'description', 'environment', 'roles']);

/**
 * Reads the servers: a mapping from their names.
 *
 * ODCS is strict about the fields of each type. What it has no field for
 * becomes a custom property, and a server that lacks what its type requires
 * becomes one of type `custom`.
 *
 * @internal
 */
export function readServers(servers: Source) {
  return unlessEmpty(
    servers.entries().map(([name, server]) => readServer(name, server)),
  );
}

function readServer(name: string, server: Source) {
  const type = server.text('type')?.toLowerCase() ?? 'custom';
  const fields = fieldsOfServer(type);
  const fits = fields?.every(
    field => !field.isRequired || fieldValue(server, field.name) !== undefined,
  );
  const known = fits ? type : 'custom';
  const values = Object.fromEntries(
    (fieldsOfServer(known) ?? []).flatMap(field => {
      const value = fieldValue(server, field.name);
      if (value === undefined) {
        return [];
      }
      const place = server.at(field.name);
      place.take();
      if (value !== place.value) {
        place.lose(`is written as '${value}', as an address has to be`);
      }
      return [[field.name, value]];
    }),
  );
  const more = server
    .entries()
    .filter(([key]) => !COMMON.has(key) && !Object.hasOwn(values, key))
    .map(([property, place]) => ({ property, value: place.take() }));
  const original =
    known === type ? [] : [{ property: 'serverType', value: type }];
  return defined({
    server: name,
    type: known,
    description: server.text('description'),
    environment: server.text('environment'),
    ...values,
    roles: unlessEmpty(server.at('roles').items().flatMap(readRole)),
    customProperties: unlessEmpty([...original, ...more]),
  });
}

/** A value that ODCS accepts in a field. */
function fieldValue(server: Source, name: string): unknown {
  const { value } = server.at(name);
  if (NUMBER_FIELDS.has(name)) {
    return Number.isInteger(value) ? value : undefined;
  }
  if (!isText(value)) {
    return undefined;
  }
  return ADDRESS_FIELDS.has(name) ? addressOf(value) : value;
}

/**
 * Addresses with placeholders such as `{model}` are common; as URIs they have
 * to be encoded.
 */
function addressOf(text: string): string | undefined {
  const encoded = text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
  return /^[a-z][a-z0-9+.-]*:\/\/[^#:@]+(#[^#]*)?$/i.test(encoded)
    ? encoded
    : undefined;
}

function readRole(role: Source) {
  const name = role.text('name');
  return name === undefined
    ? []
    : [defined({ role: name, description: role.text('description') })];
}
