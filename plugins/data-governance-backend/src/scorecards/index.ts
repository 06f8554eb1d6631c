export * from './compileScorecard';
export * from './DomainTree';
export * from './ScorecardDefinition';
export * from './ScorecardService';
