export * from './ReadProblem';
export * from './useLive';
