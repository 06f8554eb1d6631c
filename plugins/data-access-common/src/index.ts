/**
 * Types, permissions and client of the data access plugin.
 *
 * @packageDocumentation
 */

export * from './DataAccessApi';
export * from './permissions';
export * from './types';
