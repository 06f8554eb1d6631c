/**
 * The same kinds, described to the catalog's model as well.
 *
 * @packageDocumentation
 */

export { dataMeshModelLayer } from './modelLayer';
export { catalogModuleDataMeshModel as default } from './modelModule';
