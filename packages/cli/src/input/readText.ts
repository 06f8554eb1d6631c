import { readFile } from 'node:fs/promises';
import { Surroundings } from '../Surroundings';
import { UnusableInput } from './UnusableInput';

/** A document with the name that messages call it by. */
export interface TextInput {
  name: string;
  text: string;
}

/**
 * Reads a file as text, or the standard input for `-`.
 *
 * @throws `UnusableInput` when there is none, or it is not UTF-8
 */
export async function readText(
  file: string,
  { readInput }: Pick<Surroundings, 'readInput'>,
): Promise<TextInput> {
  const name = file === '-' ? 'standard input' : file;
  const bytes = file === '-' ? await readInput() : await readBytes(file);
  try {
    return {
      name,
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    };
  } catch {
    throw new UnusableInput(`${name} is not UTF-8 text; save it as UTF-8`);
  }
}

/**
 * Reads several files; the standard input at most once.
 *
 * @throws `UnusableInput` as for one
 */
export async function readTexts(
  files: readonly string[],
  surroundings: Pick<Surroundings, 'readInput'>,
): Promise<TextInput[]> {
  if (files.filter(file => file === '-').length > 1) {
    throw new UnusableInput('- stands for the standard input only once');
  }
  const inputs = [];
  for (const file of files) {
    inputs.push(await readText(file, surroundings));
  }
  return inputs;
}

const REASONS: Record<string, string> = {
  ENOENT: 'is not there; check its name',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'may not be read; check its permissions',
};

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UnusableInput(
      `${file} ${REASONS[code] ?? `cannot be read: ${message}`}`,
    );
  }
}
