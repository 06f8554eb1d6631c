export { DomainTree } from './DomainTree';
