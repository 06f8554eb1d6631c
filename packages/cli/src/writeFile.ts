import { writeFile as write } from 'node:fs/promises';
import { UnusableInput } from './input/UnusableInput';

/**
 * Writes a text to a file.
 *
 * @throws `UnusableInput` when that cannot be done
 */
export async function writeFile(file: string, text: string): Promise<void> {
  try {
    await write(file, text);
  } catch (error) {
    const { message } = error as Error;
    throw new UnusableInput(`${file} cannot be written: ${message}`);
  }
}
