export { StartError } from './StartError';
export { explainFailure, diskFull } from './explainFailure';
export { readSettings, portsFrom } from './settings';
export type { PortalPorts, PortalSettings } from './settings';
export { LOOPBACK, freePort, portTaken, requireFreePorts } from './ports';
