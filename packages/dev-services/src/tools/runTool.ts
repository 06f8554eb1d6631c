import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { RunningServices } from '../portal';

/**
 * Runs a tool of the checkout in this terminal.
 *
 * @param args - script and arguments for Node.js
 * @param environment - added to the present environment
 * @param services - stops the tool when the run is interrupted
 * @returns exit code
 */
export async function runTool(
  args: string[],
  environment: Record<string, string>,
  services: RunningServices,
): Promise<number> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const closed = once(child, 'close');
  await services.add(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await closed;
    }
  });
  const [code] = await closed;
  return code ?? 1;
}
