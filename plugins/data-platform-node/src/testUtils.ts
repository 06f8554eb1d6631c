/**
 * The conformance kit: the tests that every data platform adapter must pass.
 * For use within Jest.
 *
 * @packageDocumentation
 */

export * from './conformance';
export type * from './DataPlatform';
export type * from './DataPlatformAccess';
export type * from './Measurement';
