export * from './compileScorecard';
export * from './KnexScorecardStore';
export * from './loadScorecard';
export * from './ScorecardDefinition';
export * from './ScorecardLanguage';
export * from './ScorecardService';
export * from './ScorecardStore';
