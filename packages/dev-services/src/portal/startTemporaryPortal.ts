import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Reporter } from '../console';
import { freeFirstPort, portsFrom } from '../settings';
import { RunningServices } from './RunningServices';
import { Portal, startPortal } from './startPortal';

/**
 * Starts a portal with data of its own, on free ports. Its data is removed when
 * it stops.
 *
 * @param prepare - called with the folder of its repositories before it starts
 * @throws StartError as `startPortal`
 * @public
 */
export async function startTemporaryPortal(options: {
  root: string;
  services: RunningServices;
  reporter: Reporter;
  prepare?: (repositoriesFolder: string) => Promise<void>;
}): Promise<Portal> {
  const { root, services, reporter, prepare } = options;
  const dataFolder = await fs.mkdtemp(
    path.join(os.tmpdir(), 'meshport-portal-'),
  );
  // PostgreSQL may run under another account, which must pass this folder.
  await fs.chmod(dataFolder, 0o755);
  await services.add(() => fs.rm(dataFolder, { recursive: true, force: true }));
  await prepare?.(path.join(dataFolder, 'repositories'));
  return startPortal({
    settings: { root, dataFolder, ports: portsFrom(await freeFirstPort()) },
    services,
    reporter,
  });
}
