import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';

const folder = resolve(__dirname, '../../../../../../shared/standards/odcs');

/**
 * The verdict of the standard's own JSON schema, version 3.1.0: its errors,
 * none for a valid document. Absent where the standard's files are not beside
 * the repository; they are not part of it.
 * @internal
 */
export const officialSchema = readSchema();

/**
 * The official example documents by file name.
 * @internal
 */
export function officialExamples(): [name: string, source: string][] {
  const examples = join(folder, 'examples');
  return readdirSync(examples).map(name => [
    name,
    readFileSync(join(examples, name), 'utf8'),
  ]);
}

function readSchema(): ((document: unknown) => string[]) | undefined {
  const file = join(folder, 'odcs-json-schema-v3.1.0.json');
  if (!existsSync(file)) {
    return undefined;
  }
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
