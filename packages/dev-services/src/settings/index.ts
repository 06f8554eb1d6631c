export { StartError } from './StartError';
export { explainFailure, diskFull } from './explainFailure';
export { readSettings, portsFrom } from './settings';
export type { PortalPorts, PortalSettings } from './settings';
export { LOOPBACK, freeFirstPort, freePort, requireFreePorts } from './ports';
