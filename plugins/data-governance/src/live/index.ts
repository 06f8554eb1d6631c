export * from './ReadProblem';
export * from './signals';
