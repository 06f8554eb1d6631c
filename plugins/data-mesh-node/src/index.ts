/**
 * What the backends of Meshport share: the language of rules and the validation
 * of requests.
 *
 * @packageDocumentation
 */

export * from './database';
export * from './domains';
export * from './fields';
export * from './http';
export * from './rules';
