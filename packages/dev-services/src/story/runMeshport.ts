import { execFile } from 'node:child_process';
import path from 'node:path';

/**
 * Runs the command line of the checkout.
 *
 * @returns its exit code and all it wrote
 */
export async function runMeshport(
  root: string,
  args: readonly string[],
): Promise<{ exitCode: number; output: string }> {
  const script = path.join(root, 'scripts', 'run.mjs');
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [script, 'meshport', ...args],
      { cwd: root },
      (error, stdout, stderr) =>
        resolve({
          exitCode: typeof error?.code === 'number' ? error.code : 0,
          output: `${stdout}${stderr}`,
        }),
    );
  });
}
