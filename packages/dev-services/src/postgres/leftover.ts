import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * The server that an earlier start, killed before it could clean up, left
 * running on a cluster.
 *
 * @param cluster - data folder of the cluster
 * @returns `running` when it still runs; `stale` when only its pid file is left
 * (the number may belong to another program by now); `none` when all is clean
 */
export async function findLeftover(
  cluster: string,
): Promise<'running' | 'stale' | 'none'> {
  const file = path.join(cluster, 'postmaster.pid');
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return 'none';
  }
  const pid = Number(text.split('\n')[0]);
  const command = pid > 0 ? await commandOf(pid) : '';
  return isServerOf(command, cluster) ? 'running' : 'stale';
}

/**
 * Whether a command line is that of a PostgreSQL server of this cluster.
 */
export function isServerOf(command: string, cluster: string): boolean {
  return /postgres/.test(command) && command.includes(cluster);
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const command = await fs
      .readFile(`/proc/${pid}/cmdline`, 'utf8')
      .catch(() => '');
    return command.replaceAll('\0', ' ');
  }
  if (process.platform === 'win32') {
    return '';
  }
  const { stdout } = await promisify(execFile)('ps', [
    '-p',
    String(pid),
    '-o',
    'command=',
  ]).catch(() => ({ stdout: '' }));
  return stdout;
}
