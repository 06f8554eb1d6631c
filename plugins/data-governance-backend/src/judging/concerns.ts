import { CompiledCheck } from '../scorecards';

/**
 * Tells whether a check may come out otherwise because of a change.
 *
 * @param change - `*`, `entity`, `<source>`, `<source>.<fact>`, or the ref of a
 * scorecard
 * @param scorecard - ref of the scorecard that the check belongs to
 * @internal
 */
export function concerns(
  change: string,
  scorecard: string,
  { reads }: Pick<CompiledCheck, 'reads'>,
): boolean {
  if (change === '*' || change === scorecard || reads.has(change)) {
    return true;
  }
  if (change === 'entity' || change.includes(':')) {
    return false;
  }
  const [source, fact] = change.split('.', 2);
  return (
    reads.has('*') ||
    (fact === undefined
      ? [...reads].some(read => read.startsWith(`${source}.`))
      : reads.has(source))
  );
}
