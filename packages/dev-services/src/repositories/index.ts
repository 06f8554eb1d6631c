export { startRepositoryHost } from './startRepositoryHost';
