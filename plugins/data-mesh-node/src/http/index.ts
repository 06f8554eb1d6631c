export { createRequestValidation } from './createRequestValidation';
