/**
 * Data products, their output ports and columns in the portal's own search.
 *
 * @packageDocumentation
 */

export { searchModuleDataMesh as default } from './module';
