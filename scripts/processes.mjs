// Starting other programs.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/** A failure with a message for the person at the terminal. */
export class Failure extends Error {}

const onWindows = process.platform === 'win32';

/**
 * Runs a program to its end and gathers what it writes.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function runQuietly(program, args, options = {}) {
  const { cwd, env, logFile, timeoutMs } = options;
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a script, which only a shell can run.
    shell: onWindows && !program.includes('\\'),
  });
  const log = logFile && createWriteStream(logFile);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += chunk;
      log?.write(chunk);
    });
  }
  const timer = timeoutMs && setTimeout(() => child.kill(), timeoutMs);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, output };
  } finally {
    clearTimeout(timer);
    log?.end();
  }
}

/**
 * Runs a program in this terminal. Signals are the program's to answer: this
 * process waits until it has cleaned up.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} exit code of the program
 */
export async function runInForeground(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}
