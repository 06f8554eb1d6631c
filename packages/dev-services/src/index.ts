export { personas, personaNamed, emailOf } from './personas';
export type { Persona } from './personas';
export { startTestPostgres } from './postgres';
export type { PostgresServer, TestPostgres } from './postgres';
export { portsFrom, readSettings, StartError } from './settings';
export type { PortalPorts, PortalSettings } from './settings';
