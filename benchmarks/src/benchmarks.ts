import { accessBenchmark } from './access';
import { catalogBenchmark } from './catalog';
import { contractsBenchmark } from './contracts';
import { Benchmark } from './harness';
import { marketplaceBenchmark } from './marketplace';
import { qualityBenchmark } from './quality';
import { scorecardsBenchmark } from './scorecards';
import { searchBenchmark } from './search';

/**
 * Every benchmark by its name on the command line.
 */
export const benchmarks: Record<string, Benchmark> = {
  access: accessBenchmark,
  catalog: catalogBenchmark,
  contracts: contractsBenchmark,
  marketplace: marketplaceBenchmark,
  quality: qualityBenchmark,
  scorecards: scorecardsBenchmark,
  search: searchBenchmark,
};
