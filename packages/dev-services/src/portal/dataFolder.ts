import fs from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../settings';
import { Stop } from './RunningServices';

const MEGABYTE = 1024 * 1024;
/** The warehouse, its log and the portal's databases, with room to work. */
const FIRST_START_MB = 1500;
const LATER_START_MB = 200;

/**
 * Makes the folder of the portal's data and keeps other portals out of it.
 *
 * @param dataFolder - absolute path
 * @returns how to let others in again
 * @throws StartError when another portal uses it, or its disk has no room
 */
export async function openDataFolder(dataFolder: string): Promise<Stop> {
  await fs.mkdir(path.join(dataFolder, 'repositories'), { recursive: true });
  const release = await lock(dataFolder);
  try {
    await requireSpace(dataFolder);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

/**
 * Judges whether the disk has room for a start.
 *
 * @param freeBytes - bytes that can still be written
 * @param isFirst - whether the data is yet to be loaded
 * @returns the megabytes that are needed when there are too few
 */
export function missingSpace(
  freeBytes: number,
  isFirst: boolean,
): number | undefined {
  const needed = isFirst ? FIRST_START_MB : LATER_START_MB;
  return freeBytes < needed * MEGABYTE ? needed : undefined;
}

async function requireSpace(dataFolder: string): Promise<void> {
  const isFirst = await fs.stat(path.join(dataFolder, 'postgres', 'data')).then(
    () => false,
    () => true,
  );
  const { bavail, bsize } = await fs.statfs(dataFolder);
  const needed = missingSpace(bavail * bsize, isFirst);
  if (needed) {
    const free = Math.floor((bavail * bsize) / MEGABYTE);
    throw new StartError(
      `The disk that holds ${dataFolder} has only ${free} MB left, and starting needs ${needed} MB.`,
      'Free some space and start again, or set MESHPORT_DATA to a folder on another disk.',
    );
  }
}

async function lock(dataFolder: string): Promise<Stop> {
  const file = path.join(dataFolder, 'start.lock');
  const holder = Number(await fs.readFile(file, 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new StartError(
      `A portal already runs on ${dataFolder} (process ${holder}).`,
      `Stop it first, or set MESHPORT_DATA and MESHPORT_PORT to run another one; if that process is no portal, remove ${file}.`,
    );
  }
  await fs.writeFile(file, String(process.pid));
  return () => fs.rm(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
