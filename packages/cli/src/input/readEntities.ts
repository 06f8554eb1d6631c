import { realpath } from 'node:fs/promises';
import path from 'node:path';
import {
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { toOneLine } from '@meshport/backstage-plugin-data-mesh-common';
import { parseAllDocuments } from 'yaml';
import { readText, readTexts, TextInput } from './readText';
import { UnusableInput } from './UnusableInput';
import { Surroundings } from '../Surroundings';

// Of aliases in one document: more is not written by people.
const MAX_ALIASES = 100;

/**
 * Reads entities from files as the catalog would read them from the
 * repository: `$text` placeholders are replaced by the files they name.
 *
 * @param root - no placeholder reads a file outside of this folder
 * @throws `UnusableInput` when a file is not YAML, holds something else than
 *   entities, or names a file that cannot be read
 */
export async function readEntities(
  files: readonly string[],
  root: string,
  surroundings: Pick<Surroundings, 'openInput'>,
): Promise<Entity[]> {
  const entities: Entity[] = [];
  for (const [index, input] of (
    await readTexts(files, surroundings)
  ).entries()) {
    const folder = files[index] === '-' ? root : path.dirname(files[index]);
    entities.push(...(await readDocuments(input, { folder, root })));
  }
  return entities;
}

async function readDocuments(
  { name, text }: TextInput,
  place: Place,
): Promise<Entity[]> {
  const documents = [...parseAllDocuments(text)];
  const problem = documents.flatMap(document => document.errors)[0];
  if (problem) {
    throw new UnusableInput(`${name} is not YAML: ${problem.message}`);
  }
  const toEntity = entityEnvelopeSchemaValidator<Entity>();
  const entities: Entity[] = [];
  for (const [index, document] of documents.entries()) {
    const label = `${name}, document ${index + 1}`;
    const value = await readDocument(
      () => document.toJS({ maxAliasCount: MAX_ALIASES }),
      label,
      place,
    );
    // What is between two lines of dashes may be nothing.
    if (value === null || value === undefined) {
      continue;
    }
    try {
      entities.push(toEntity(value));
    } catch (error) {
      throw new UnusableInput(
        `${label} is no entity: ${toOneLine((error as Error).message)}`,
      );
    }
  }
  if (entities.length === 0) {
    throw new UnusableInput(`${name} holds no entity`);
  }
  return entities;
}

async function readDocument(
  toValue: () => unknown,
  label: string,
  place: Place,
): Promise<unknown> {
  let value: unknown;
  try {
    value = toValue();
  } catch (error) {
    throw new UnusableInput(
      `${label} is not YAML: ${(error as Error).message}`,
    );
  }
  return replaceTexts(value, label, place);
}

interface Place {
  /** Where the names of files begin. */
  folder: string;
  root: string;
}

async function replaceTexts(
  value: unknown,
  label: string,
  place: Place,
): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map(item => replaceTexts(item, label, place)));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0][0].startsWith('$')) {
    return readPlaceholder(entries[0], label, place);
  }
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ([key, item]) => [
        key,
        await replaceTexts(item, label, place),
      ]),
    ),
  );
}

async function readPlaceholder(
  [key, reference]: [string, unknown],
  label: string,
  { folder, root }: Place,
): Promise<string> {
  if (key !== '$text' || typeof reference !== 'string') {
    throw new UnusableInput(
      `${label}: ${key} cannot be read here; only $text with the name of a file can`,
    );
  }
  if (URL.canParse(reference) || path.isAbsolute(reference)) {
    throw new UnusableInput(
      `${label}: $text names ${reference}; only a path that begins at the file itself can be read here`,
    );
  }
  const file = path.join(folder, reference);
  const outside = `${label}: $text names ${reference}, which is outside of ${root}; name a file in it, or set --root`;
  if (!isWithin(path.resolve(root), path.resolve(file))) {
    throw new UnusableInput(outside);
  }
  const { text } = await readText(file, { openInput: noInput });
  // A link may lead out of the folder.
  if (!isWithin(await realpath(root), await realpath(file))) {
    throw new UnusableInput(outside);
  }
  return text;
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    !/^\.\.(?:[\\/]|$)/.test(relative) &&
    !path.isAbsolute(relative)
  );
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  // The standard input is not for placeholders.
}
