export * from './compileScorecard';
export * from './DomainTree';
export * from './KnexScorecardStore';
export * from './loadScorecard';
export * from './ScorecardDefinition';
export * from './ScorecardService';
export * from './ScorecardStore';
