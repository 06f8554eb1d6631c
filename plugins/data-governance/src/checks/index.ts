export * from './CheckAccordion';
export * from './CheckStatusIcon';
export * from './CheckStatusLabel';
export * from './phase';
export * from './ScorecardSubheader';
export * from './statusWords';
export * from './useCheckLink';
