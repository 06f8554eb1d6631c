/**
 * The data product and data contract model: entity types, the ODCS reader,
 * differences between versions, other formats and contract inference, without
 * I/O; and the client of the data mesh backend.
 *
 * @packageDocumentation
 */

export * from './check';
export * from './contract';
export * from './differences';
export * from './follow';
export * from './formats';
export * from './http';
export * from './kinds';
export * from './map';
export * from './platform';
export * from './search';
export * from './versions';
export * from './DataMeshApi';
export * from './DataMeshClient';
export * from './permissions';
