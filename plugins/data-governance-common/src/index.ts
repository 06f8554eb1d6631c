/**
 * Types, permissions and client of the data governance plugin.
 *
 * @packageDocumentation
 */

export * from './DataGovernanceApi';
export * from './DataGovernanceClient';
export * from './levels';
export * from './permissions';
export * from './ScorecardEntity';
export * from './types';
