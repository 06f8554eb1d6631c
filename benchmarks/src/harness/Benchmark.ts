import { Reporter, RunningServices } from 'dev-services';

/**
 * A figure that a benchmark gives.
 */
export type Metric = {
  /** What was measured, e.g. `validation/ratio`. */
  name: string;
  value: number;
  /** E.g. `s`, `ms`, `1/s`, `ratio`, `bytes`. */
  unit: string;
  /** What it should be, e.g. `<= 1.2`; absent for a figure that informs. */
  target?: string;
};

/**
 * What a benchmark gets to work with.
 */
export type BenchmarkContext = {
  /** Root of the checkout. */
  root: string;
  /** What it starts; stopped when it ends. */
  services: RunningServices;
  reporter: Reporter;
};

/**
 * One measurement, side by side with a peer or a limit in the same run.
 */
export type Benchmark = {
  title: string;
  /** What is measured beside what, for the file of results; Markdown. */
  description: string;
  run(context: BenchmarkContext): Promise<Metric[]>;
};
