import path from 'node:path';
import { Browser, chromium } from 'playwright-core';
import { unpackChromium } from './chromium';

/**
 * Starts a headless Chromium.
 *
 * @param root - root of the checkout; the browser is unpacked below it
 * @public
 */
export async function launchBrowser(root: string): Promise<Browser> {
  const { executable, environment } = await unpackChromium(
    path.join(root, '.toolchain'),
  );
  const environmentOfProcess = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return chromium.launch({
    executablePath: executable,
    env: { ...environmentOfProcess, ...environment },
    args: [
      // Chromium's own sandbox needs rights that root in a container and the
      // users of some systems do not have. Only this portal is visited.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    // The runner of the command stops the browser, after the story's steps.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
