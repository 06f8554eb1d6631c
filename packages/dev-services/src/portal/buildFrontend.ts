import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PortalSettings, StartError } from '../settings';
import { startNodeProcess } from './nodeProcess';
import { RunningServices } from './RunningServices';
import { hashFrontendSources } from './sourceHash';

/**
 * Builds the frontend when its sources changed since the last time.
 *
 * @param environment - what `app-config.yaml` reads
 * @param onBuild - told when there is something to build
 * @throws StartError when it does not build
 */
export async function buildFrontend(
  settings: PortalSettings,
  environment: Record<string, string>,
  services: RunningServices,
  onBuild: () => void,
): Promise<void> {
  const { root, dataFolder } = settings;
  const app = path.join(root, 'packages', 'app');
  // Building empties the folder first, so the mark is there only when the
  // build it belongs to was finished.
  const mark = path.join(app, 'dist', '.sources');
  const sources = await hashFrontendSources(root);
  if ((await fs.readFile(mark, 'utf8').catch(() => '')) === sources) {
    return;
  }
  onBuild();
  const logFile = path.join(dataFolder, 'frontend-build.log');
  let lastError = '';
  const build = startNodeProcess({
    args: [
      commandLinePath(root),
      'package',
      'build',
      '--config',
      path.join(root, 'app-config.yaml'),
    ],
    cwd: app,
    // A build for browsers, whatever the mode of the backend is.
    environment: { ...environment, NODE_ENV: 'production', CI: '' },
    logFile,
    onLine: line => {
      if (/error/i.test(line)) {
        lastError = line.trim();
      }
    },
  });
  await services.add(build.stop);
  const code = await build.exited;
  if (code !== 0) {
    throw new StartError(
      `The frontend does not build${lastError ? `: ${lastError}` : ''}.`,
      `The output is in ${logFile}.`,
    );
  }
  await fs.writeFile(mark, sources);
}

/** The script of `backstage-cli`. */
export function commandLinePath(root: string): string {
  const manifest = createRequire(path.join(root, 'package.json')).resolve(
    '@backstage/cli/package.json',
  );
  return path.join(path.dirname(manifest), 'bin', 'backstage-cli');
}
