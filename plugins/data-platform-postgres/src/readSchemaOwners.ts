import {
  CompoundEntityRef,
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Who may offer the tables of each schema: full entity refs, lower case.
 * @internal
 */
export type SchemaOwners = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `schemas.owners` of one PostgreSQL database; `undefined` when it is not
 * set.
 *
 * @param config - the section of the database
 * @param key - where the owners are in the whole configuration, for messages
 * @throws `InputError` naming the key of a wrong value
 * @internal
 */
export function readSchemaOwners(
  config: Config,
  key: string,
): SchemaOwners | undefined {
  // Read whole: names of schemas need not be names of configuration keys.
  const value = config.getOptional('schemas.owners');
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      `${key}: must be a map from schemas to lists of entity refs, e.g. { flights: ['group:default/flight-operations'] }`,
    );
  }
  return new Map(
    Object.entries(value).map(([schema, refs]) => {
      if (!Array.isArray(refs)) {
        throw new InputError(
          `${key}.${schema}: must be a list of entity refs, e.g. ['group:default/flight-operations']`,
        );
      }
      return [
        schema,
        refs.map((ref, index) => readOwner(ref, `${key}.${schema}[${index}]`)),
      ];
    }),
  );
}

const { isValidKind, isValidNamespace, isValidEntityName } = makeValidator();

function readOwner(value: unknown, key: string): string {
  const owner = typeof value === 'string' ? parseOwner(value) : undefined;
  if (
    !owner ||
    !isValidKind(owner.kind) ||
    !isValidNamespace(owner.namespace) ||
    !isValidEntityName(owner.name)
  ) {
    throw new InputError(
      `${key}: ${JSON.stringify(
        value,
      )} is not an entity ref; write for example group:default/flight-operations`,
    );
  }
  return stringifyEntityRef(owner);
}

function parseOwner(ref: string): CompoundEntityRef | undefined {
  try {
    return parseEntityRef(ref, {
      defaultKind: 'Group',
      defaultNamespace: 'default',
    });
  } catch {
    return undefined;
  }
}
