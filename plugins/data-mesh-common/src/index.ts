/**
 * The data product and data contract model: entity types, the ODCS reader and
 * contract inference, without I/O; and the client of the data mesh backend.
 *
 * @packageDocumentation
 */

export * from './contract';
export * from './http';
export * from './kinds';
export * from './platform';
export * from './DataMeshApi';
export * from './DataMeshClient';
export * from './permissions';
