export * from './figures';
export * from './heatMapGrid';
export * from './levelShares';
export * from './meshView';
export * from './productRows';
export * from './progress';
export * from './trend';
