import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';

const folder = resolve(__dirname, '../../../../../../shared/standards/odcs');

/**
 * Whether the standard's own files are beside the repository; they are not
 * part of it.
 * @internal
 */
export const hasOfficialStandard = existsSync(folder);

/** The part of the standard's JSON schema that says what servers there are. */
interface OfficialSchema {
  $defs: {
    Server: {
      allOf: {
        if: { properties: { type: { const: string } } };
        then: { $ref: string };
      }[];
    };
    ServerSource: Record<string, { properties: Record<string, object> }>;
  };
}

function readSchema(): OfficialSchema {
  const file = join(folder, 'odcs-json-schema-v3.1.0.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * The types of servers of the standard, each with its fields.
 * @internal
 */
export function loadOfficialServerTypes(): {
  type: string;
  fields: string[];
}[] {
  const { Server, ServerSource } = readSchema().$defs;
  return Server.allOf.map(rule => {
    const name = rule.then.$ref.replace(/^.*\//, '');
    return {
      type: rule.if.properties.type.const,
      fields: Object.keys(ServerSource[name].properties),
    };
  });
}

/**
 * Reads the standard's JSON schema, version 3.1.0.
 *
 * @returns its verdict on a document: the errors, none for a valid one
 * @internal
 */
export function loadOfficialSchema(): (document: unknown) => string[] {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(readSchema());
  return document =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(
          error => `${error.instancePath} ${error.message}`,
        );
}

/**
 * The standard's example documents.
 * @internal
 */
export function loadOfficialExamples(): { name: string; source: string }[] {
  const examples = join(folder, 'examples');
  return readdirSync(examples).map(name => ({
    name,
    source: readFileSync(join(examples, name), 'utf8'),
  }));
}
