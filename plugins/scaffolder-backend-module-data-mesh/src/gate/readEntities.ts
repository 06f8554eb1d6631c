import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

/**
 * Reads entities from a file of the workspace as the catalog would read them
 * from the repository: `$text` placeholders are replaced by the files they
 * name.
 *
 * @param workspacePath - nothing outside this folder is read
 * @param path - path of the file within the workspace
 * @throws `InputError` when the file is not YAML or not entities
 * @internal
 */
export async function readEntities(
  workspacePath: string,
  path: string,
): Promise<Entity[]> {
  const documents = parseAllDocuments(
    await readFile(resolveSafeChildPath(workspacePath, path), 'utf8'),
  );
  const problem = [...documents].flatMap(document => document.errors)[0];
  if (problem) {
    throw new InputError(`${path} is not YAML: ${problem.message}`);
  }

  const toEntity = entityEnvelopeSchemaValidator<Entity>();
  return Promise.all(
    [...documents].map(async (document, index) => {
      const read = await replaceTexts(document.toJSON(), reference =>
        readFile(
          resolveSafeChildPath(workspacePath, join(dirname(path), reference)),
          'utf8',
        ),
      );
      try {
        return withNamespace(toEntity(read));
      } catch (error) {
        throw new InputError(
          `${path}, document ${index + 1}, is not an entity`,
          error,
        );
      }
    }),
  );
}

function withNamespace(entity: Entity): Entity {
  return {
    ...entity,
    metadata: { namespace: DEFAULT_NAMESPACE, ...entity.metadata },
  };
}

async function replaceTexts(
  value: JsonValue,
  readText: (reference: string) => Promise<string>,
): Promise<JsonValue> {
  if (Array.isArray(value)) {
    return Promise.all(value.map(item => replaceTexts(item, readText)));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const { $text: reference, ...others } = value;
  if (typeof reference === 'string' && Object.keys(others).length === 0) {
    return readText(reference);
  }
  const entries = Object.entries(value).map(
    async ([key, item]): Promise<[string, JsonValue]> => [
      key,
      await replaceTexts(item ?? null, readText),
    ],
  );
  return Object.fromEntries(await Promise.all(entries));
}
