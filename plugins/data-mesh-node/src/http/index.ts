export { createRequestValidation } from './createRequestValidation';
export { askPlugin, pluginClientOptions } from './pluginClient';
export { Turnstile } from './Turnstile';
