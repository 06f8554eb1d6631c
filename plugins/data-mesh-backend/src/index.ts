/**
 * Data platforms, tables and contract inference behind the data mesh plugin.
 *
 * @packageDocumentation
 */

export { dataMeshPlugin as default } from './plugin';
