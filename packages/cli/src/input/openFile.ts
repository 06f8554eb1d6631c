import { createReadStream } from 'node:fs';
import { Surroundings } from '../Surroundings';
import { UnusableInput } from './UnusableInput';

const REASONS: Record<string, string> = {
  ENOENT: 'is not there; check its name',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'may not be read; check its permissions',
};

/**
 * Reads a file in parts, or the standard input for `-`, so that its size does
 * not matter.
 *
 * @returns the name that messages call it by, and its content, whose reading
 *   throws `UnusableInput` when there is none
 */
export function openFile(
  file: string,
  { openInput }: Pick<Surroundings, 'openInput'>,
): { name: string; chunks: AsyncIterable<Uint8Array> } {
  return file === '-'
    ? { name: 'standard input', chunks: openInput() }
    : { name: file, chunks: chunksOf(file) };
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UnusableInput(
      `${file} ${REASONS[code] ?? `cannot be read: ${message}`}`,
    );
  }
}
