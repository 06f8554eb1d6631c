/**
 * What a permission policy needs to decide about access requests, and the
 * check of the log of the data access plugin.
 *
 * @packageDocumentation
 */

export * from './audit';
export * from './permissions';
