/**
 * Scorecards of data products: facts, checks, levels and their results.
 *
 * @packageDocumentation
 */

export { dataGovernancePlugin as default } from './plugin';
