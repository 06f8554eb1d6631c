export { runCommand } from './commands/runCommand';
export type { CommandContext } from './commands/runCommand';
export { createReporter, silentReporter } from './console';
export type { Reporter } from './console';
export { personas, personaNamed, emailOf } from './personas';
export type { Persona } from './personas';
export { startTestPostgres } from './postgres';
export type { PostgresServer, TestPostgres } from './postgres';
export { portsFrom, readSettings, StartError } from './settings';
export type { PortalPorts, PortalSettings } from './settings';
export { RunningServices, startPortal, startTemporaryPortal } from './portal';
export type { Portal } from './portal';
export { launchBrowser, Visit } from './browser';
export { portalStory, runStory } from './story';
export type { StoryContext, StoryStep, Tally } from './story';
export { loadSecrets } from './secrets';
export {
  loadWarehouse,
  PROVISIONER,
  WAREHOUSE,
  warehouseTables,
} from './warehouse';
