import { Metric } from './Benchmark';

const TARGET = /^(<=|>=|<|>) (\d+(?:\.\d+)?)$/;

/**
 * Whether a figure is what it should be.
 *
 * @returns undefined for a figure without a target
 * @throws when the target is not a comparison such as `<= 1.2`
 */
export function isMet({ name, value, target }: Metric): boolean | undefined {
  if (target === undefined) {
    return undefined;
  }
  const [, comparison, text] = TARGET.exec(target) ?? [];
  const limit = Number(text);
  switch (comparison) {
    case '<=':
      return value <= limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '>':
      return value > limit;
    default:
      throw new Error(`${name}: the target '${target}' is no comparison`);
  }
}
