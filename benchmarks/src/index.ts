export { benchmarks } from './benchmarks';
