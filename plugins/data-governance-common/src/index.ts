/**
 * Types, permissions and client of the data governance plugin.
 *
 * @packageDocumentation
 */

export * from './DataGovernanceApi';
export * from './DataGovernanceClient';
export * from './exemptions';
export * from './facts';
export * from './history';
export * from './levels';
export * from './mesh';
export * from './permissions';
export * from './ScorecardEntity';
export * from './types';
export * from './whatIf';
