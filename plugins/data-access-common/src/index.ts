/**
 * Types, permissions and client of the data access plugin.
 *
 * @packageDocumentation
 */

export * from './AccessPolicyEntity';
export * from './DataAccessApi';
export { DataAccessClient } from './DataAccessClient';
export * from './permissions';
export * from './types';
