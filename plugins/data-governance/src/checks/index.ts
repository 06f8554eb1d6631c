export * from './CheckAccordion';
export * from './CheckStatusLabel';
export * from './ScorecardSubheader';
