import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Stop } from './RunningServices';

const STOP_TIMEOUT_MS = 15_000;

/** A program of Node.js that runs beside this one. */
export type NodeProcess = {
  /** Resolves with the exit code, or null after a signal. */
  exited: Promise<number | null>;
  stop: Stop;
};

/** What to run and where its output goes. */
export type NodeProcessOptions = {
  args: string[];
  cwd: string;
  environment: Record<string, string>;
  logFile: string;
  /** Gets every line of the output, without colours. */
  onLine?: (line: string) => void;
};

/**
 * Runs a program with the present Node.js and keeps its output in a file. The
 * program ends when this process does.
 */
export function startNodeProcess(options: NodeProcessOptions): NodeProcess {
  const { args, cwd, environment, logFile, onLine } = options;
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.createWriteStream(logFile);
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    const lines = readline.createInterface({ input: stream! });
    lines.on('line', line => {
      const plain = stripVTControlCharacters(line);
      log.write(`${plain}\n`);
      onLine?.(plain);
    });
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      log.end();
      resolve(code);
    });
  });
  // Whoever waits for it sees the failure; nobody waiting is no crash.
  exited.catch(() => undefined);
  return { exited, stop: () => stopChild(child) };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) {
    return;
  }
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(timer);
}
