/**
 * What the backends of Meshport share: the language of rules and the validation
 * of requests.
 *
 * @packageDocumentation
 */

export * from './http';
