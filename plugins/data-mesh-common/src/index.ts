/**
 * The data product and data contract model: entity types, the ODCS reader and
 * contract inference. No I/O.
 *
 * @packageDocumentation
 */

export * from './contract';
export * from './kinds';
export * from './platform';
