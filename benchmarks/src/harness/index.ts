export type { Benchmark, BenchmarkContext, Metric } from './Benchmark';
export { ManualScheduler } from './ManualScheduler';
export * from './measure';
export * from './random';
export { round, withResults } from './resultsFile';
export { isMet } from './targets';
