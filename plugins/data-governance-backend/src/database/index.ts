export * from './KnexResultStore';
export * from './KnexScorecardStore';
export * from './migrate';
export * from './ResultStore';
export * from './ScorecardStore';
