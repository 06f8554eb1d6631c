export { contractDocument } from './contractDocument';
export { components, dataProducts, organisation } from './entities';
