import { RuleResult } from '@meshport/backstage-plugin-data-access-common';
import fc from 'fast-check';
import { combineResults } from './combineResults';

const anyResult: fc.Arbitrary<RuleResult> = fc.record({
  policy: fc.constantFrom('accesspolicy:default/mesh', 'dataproduct:default/a'),
  rule: fc.stringMatching(/^[a-z]{1,8}$/),
  title: fc.stringMatching(/^[A-Z][a-z]{1,8}$/),
  effect: fc.constantFrom('approve', 'deny', 'require'),
  result: fc.constantFrom('applies', 'does-not-apply', 'unknown'),
  reason: fc.stringMatching(/^[A-Z][a-z ]{1,20}$/),
});
const anyResults = fc.array(anyResult, { maxLength: 8 });

function has(
  results: RuleResult[],
  effect: RuleResult['effect'],
  result: RuleResult['result'],
) {
  return results.some(one => one.effect === effect && one.result === result);
}

describe('combineResults', () => {
  it('denies exactly when a rule that denies applies', () => {
    fc.assert(
      fc.property(anyResults, results => {
        expect(combineResults(results).outcome === 'deny').toBe(
          has(results, 'deny', 'applies'),
        );
      }),
    );
  });

  it('approves only when a rule does, and nothing may stand in the way', () => {
    fc.assert(
      fc.property(anyResults, results => {
        expect(combineResults(results).outcome === 'approve').toBe(
          has(results, 'approve', 'applies') &&
            !has(results, 'deny', 'applies') &&
            !has(results, 'require', 'applies') &&
            !has(results, 'deny', 'unknown') &&
            !has(results, 'require', 'unknown'),
        );
      }),
    );
  });

  it('is not changed by rules that do not apply, nor by their order', () => {
    fc.assert(
      fc.property(
        anyResults.chain(results =>
          fc.tuple(
            fc.constant(results),
            fc.shuffledSubarray(results, { minLength: results.length }),
          ),
        ),
        ([results, shuffled]) => {
          const { outcome } = combineResults(results);
          expect(combineResults(shuffled).outcome).toBe(outcome);
          expect(
            combineResults(
              results.filter(({ result }) => result !== 'does-not-apply'),
            ).outcome,
          ).toBe(outcome);
        },
      ),
    );
  });

  it('never gives more when a rule becomes unknown', () => {
    const rank = { deny: 0, decide: 1, approve: 2 };
    fc.assert(
      fc.property(anyResults, fc.nat(), (results, index) => {
        const known = results.map((one, i) =>
          i === index % Math.max(results.length, 1) &&
          (one.effect === 'approve' || one.result === 'does-not-apply')
            ? { ...one, result: 'unknown' as const }
            : one,
        );
        expect(rank[combineResults(known).outcome]).toBeLessThanOrEqual(
          rank[combineResults(results).outcome],
        );
      }),
    );
  });

  it('says why, in the words of the rules that decided', () => {
    const rule = (
      effect: RuleResult['effect'],
      result: RuleResult['result'],
      reason: string,
    ): RuleResult => ({
      policy: 'accesspolicy:default/mesh',
      rule: reason,
      title: `Title of ${reason}`,
      effect,
      result,
      reason,
    });
    expect(
      combineResults([
        rule('deny', 'applies', 'first'),
        rule('deny', 'applies', 'second'),
        rule('deny', 'applies', 'first'),
        rule('approve', 'applies', 'other'),
      ]),
    ).toEqual({ outcome: 'deny', reason: 'first; second' });
    expect(
      combineResults([
        rule('approve', 'applies', 'public'),
        rule('deny', 'unknown', 'broken'),
      ]),
    ).toEqual({
      outcome: 'decide',
      reason: 'It is not known what a rule says: Title of broken',
    });
    expect(combineResults([])).toEqual({
      outcome: 'decide',
      reason: 'No rule decides it',
    });
  });
});
