import fc from 'fast-check';
import { makeReplay } from '../../__testUtils__/governedFixtures';
import { compareReplay, outcomeBefore } from './compareReplay';

const outcome = fc.constantFrom('approve', 'deny', 'decide' as const);
const replay = fc
  .record({
    before: fc.option(outcome, { nil: undefined }),
    after: outcome,
    state: fc.constantFrom('pending', 'approved', 'denied', 'cancelled'),
    createdAt: fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
  })
  .map(({ after, ...rest }) =>
    makeReplay({ ...rest, after: { outcome: after, reason: '', rules: [] } }),
  );

describe('compareReplay', () => {
  it('counts each once and keeps those that differ', () => {
    fc.assert(
      fc.property(fc.array(replay), items => {
        const { all, after, changed, againstPeople } = compareReplay(items);
        expect(all).toBe(items.length);
        expect(after.approve + after.deny + after.decide).toBe(all);
        for (const item of items) {
          expect(changed.includes(item)).toBe(
            item.after.outcome !== outcomeBefore(item),
          );
        }
        for (const item of againstPeople) {
          expect(changed).toContain(item);
          expect(item.state).toBe('denied');
        }
      }),
    );
  });
});
