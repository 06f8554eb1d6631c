import { parse } from 'yaml';
import {
  hasOfficialStandard,
  loadOfficialSchema,
} from '../../../contract/__testUtils__/officialStandard';
import { jsonSchemaImporter } from '../importJsonSchema';

/** Imports a schema, with the first contract that it makes as data. */
export function importOne(schema: object | string, options = {}) {
  const source = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const result = jsonSchemaImporter.import(source, options);
  const [contract] = result.contracts.map(({ definition }) =>
    parse(definition),
  );
  return { ...result, contract };
}

/**
 * What the official schema of the standard says against a contract; nothing
 * where it is not there.
 */
export const validate = hasOfficialStandard ? loadOfficialSchema() : () => [];
