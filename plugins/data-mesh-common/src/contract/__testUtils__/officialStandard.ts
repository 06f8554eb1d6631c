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

/**
 * Reads the standard's JSON schema, version 3.1.0.
 *
 * @returns its verdict on a document: the errors, none for a valid one
 * @internal
 */
export function loadOfficialSchema(): (document: unknown) => string[] {
  const file = join(folder, 'odcs-json-schema-v3.1.0.json');
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
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
