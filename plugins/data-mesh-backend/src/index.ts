/**
 * The index of data products, contracts and columns, contract versions and data
 * platforms behind the data mesh plugin.
 *
 * @packageDocumentation
 */

export { dataMeshPlugin as default } from './plugin';
