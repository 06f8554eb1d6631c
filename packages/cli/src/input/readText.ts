import { Surroundings } from '../Surroundings';
import { openFile } from './openFile';
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
  surroundings: Pick<Surroundings, 'openInput'>,
): Promise<TextInput> {
  const { name, chunks } = openFile(file, surroundings);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    parts.push(chunk);
  }
  const bytes = Buffer.concat(parts);
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
  surroundings: Pick<Surroundings, 'openInput'>,
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
