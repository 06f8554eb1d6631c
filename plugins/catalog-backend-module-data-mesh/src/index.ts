/**
 * The kinds DataProduct, DataContract and Scorecard for the Backstage catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleDataMesh as default } from './module';
