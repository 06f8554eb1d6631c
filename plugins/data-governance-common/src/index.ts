/**
 * Types, permissions and client of the data governance plugin.
 *
 * @packageDocumentation
 */

export * from './DataGovernanceApi';
export * from './permissions';
export * from './ScorecardEntity';
export * from './types';
