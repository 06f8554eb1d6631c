/**
 * The marketplace of data products and their pages, for the new frontend
 * system.
 *
 * @packageDocumentation
 */

export { dataMeshPlugin as default } from './alpha/plugin';
export * from './alpha/modules';
export * from './lineage/relations';
