export type { Benchmark, BenchmarkContext, Metric } from './Benchmark';
export * from './measure';
export * from './random';
export { round, withResults } from './resultsFile';
export { isMet } from './targets';
