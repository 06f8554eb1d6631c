/**
 * The kinds DataProduct, DataContract, Scorecard and AccessPolicy for the
 * Backstage catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleDataMesh as default } from './module';
