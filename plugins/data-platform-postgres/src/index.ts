/**
 * The PostgreSQL adapter: describes and measures tables; grants, verifies and revokes
 * access to them.
 *
 * @packageDocumentation
 */

export { postgresDataPlatformServiceFactory as default } from './service';
