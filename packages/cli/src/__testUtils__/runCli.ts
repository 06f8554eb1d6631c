import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../program';
import { Surroundings } from '../Surroundings';

/** What a run of the program left. */
export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line as its entry does, and keeps what it writes. */
export async function runCli(
  args: readonly string[],
  surroundings: Partial<Pick<Surroundings, 'environment' | 'fetch'>> & {
    input?: string | Uint8Array;
  } = {},
): Promise<CliRun> {
  const { input = '', environment = {}, fetch: fetchApi } = surroundings;
  let stdout = '';
  let stderr = '';
  const code = await runProgram(args, {
    async *openInput() {
      yield Buffer.from(input);
    },
    stdout: { write: text => (stdout += text) },
    stderr: { write: text => (stderr += text) },
    environment,
    fetch:
      fetchApi ??
      (async () => {
        throw new Error('The network is not used here');
      }),
  });
  return { code, stdout, stderr };
}

/** A folder for the files of one test. */
export class TestFolder {
  #path = '';

  async create(): Promise<void> {
    this.#path = await mkdtemp(path.join(os.tmpdir(), 'meshport-cli-'));
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }

  /** @returns the path of a file in the folder */
  file(name: string): string {
    return path.join(this.#path, name);
  }

  /** @returns the path of the file that was written */
  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.file(name), content);
    return this.file(name);
  }
}

/** A valid contract of one table. */
export function contractText({
  version = '1.0.0',
  columns = '- { name: origin, logicalType: string, required: true }',
} = {}): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: flights-contract
version: ${version}
status: active
schema:
  - name: flights
    properties:
      ${columns}
`;
}
