export * from './ReadProblem';
