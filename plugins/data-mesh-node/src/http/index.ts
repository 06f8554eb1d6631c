export { createRequestValidation } from './createRequestValidation';
export { askPlugin, pluginClientOptions } from './pluginClient';
