export { fieldPath } from './fieldPath';
