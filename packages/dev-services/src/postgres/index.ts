export { EmbeddedPostgres } from './EmbeddedPostgres';
export { useExternalPostgres } from './externalPostgres';
export { withClient } from './PostgresServer';
export type { PostgresServer } from './PostgresServer';
export { startTestPostgres } from './startTestPostgres';
export type { TestPostgres } from './startTestPostgres';
