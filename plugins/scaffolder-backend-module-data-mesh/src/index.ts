/**
 * Template actions that write, check and publish data products.
 *
 * @packageDocumentation
 */

export * from './actions';
export { scaffolderModuleDataMesh as default } from './module';
