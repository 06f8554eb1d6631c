import fc from 'fast-check';
import {
  isCounting,
  passesGate,
  productLevel,
  reachedLevel,
  ScoredCheck,
} from './levels';

const NOW = new Date('2026-06-15T12:00:00Z');
const LEVELS = ['bronze', 'silver', 'gold'].map(name => ({
  name,
  title: name,
}));

const check = (overrides: Partial<ScoredCheck> = {}): ScoredCheck => ({
  level: 'bronze',
  status: 'pass',
  phase: 'enforced',
  ...overrides,
});

const anyCheck = fc.record({
  level: fc.constantFrom('bronze', 'silver', 'gold'),
  status: fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const),
  phase: fc.constantFrom(
    'draft' as const,
    'grace' as const,
    'enforced' as const,
  ),
  enforcedFrom: fc.constantFrom(undefined, '2026-06-15', '2026-06-16', 'soon'),
});
const anyChecks = fc.array(anyCheck, { maxLength: 12 });

const position = (name: string | undefined) =>
  LEVELS.findIndex(level => level.name === name);

describe('isCounting', () => {
  it.each([
    [check({ phase: 'draft', enforcedFrom: '2020-01-01' }), false],
    [check({ phase: 'enforced' }), true],
    [check({ phase: 'grace', enforcedFrom: '2026-06-15' }), true],
    [check({ phase: 'grace', enforcedFrom: '2026-06-16' }), false],
    [check({ phase: 'grace' }), false],
    [check({ phase: 'grace', enforcedFrom: 'soon' }), false],
  ])('%j counts: %s', (given, expected) => {
    expect(isCounting(given, NOW)).toBe(expected);
  });
});

describe('reachedLevel', () => {
  it('climbs as far as every check passes', () => {
    const checks = [
      check({ level: 'bronze' }),
      check({ level: 'silver' }),
      check({ level: 'gold', status: 'fail' }),
    ];
    expect(reachedLevel(LEVELS, checks, NOW)?.name).toBe('silver');
  });

  it('does not climb over a failing lower level', () => {
    const checks = [
      check({ level: 'bronze', status: 'unknown' }),
      check({ level: 'gold' }),
    ];
    expect(reachedLevel(LEVELS, checks, NOW)).toBeUndefined();
  });

  it('is none without a counting check', () => {
    expect(
      reachedLevel(LEVELS, [check({ phase: 'draft' })], NOW),
    ).toBeUndefined();
  });

  it('has only passing checks at and below it, and a blocked level above', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        const counting = checks.filter(c => isCounting(c, NOW));
        const reached = position(reachedLevel(LEVELS, checks, NOW)?.name);
        const below = counting.filter(c => position(c.level) <= reached);
        const next = counting.filter(c => position(c.level) === reached + 1);
        const isTop = counting.length === 0 || reached === LEVELS.length - 1;
        expect(below.every(c => c.status === 'pass')).toBe(true);
        expect(isTop || next.some(c => c.status !== 'pass')).toBe(true);
      }),
    );
  });

  it('never rises when a check stops passing', () => {
    fc.assert(
      fc.property(anyChecks, fc.nat(), (checks, index) => {
        fc.pre(checks.length > 0);
        const worse = checks.map((c, i) =>
          i === index % checks.length
            ? { ...c, status: 'unknown' as const }
            : c,
        );
        expect(
          position(reachedLevel(LEVELS, worse, NOW)?.name),
        ).toBeLessThanOrEqual(
          position(reachedLevel(LEVELS, checks, NOW)?.name),
        );
      }),
    );
  });

  it('does not depend on drafts', () => {
    fc.assert(
      fc.property(anyChecks, anyChecks, (checks, drafts) => {
        const withDrafts = [
          ...checks,
          ...drafts.map(c => ({ ...c, phase: 'draft' as const })),
        ];
        expect(reachedLevel(LEVELS, withDrafts, NOW)).toEqual(
          reachedLevel(LEVELS, checks, NOW),
        );
      }),
    );
  });
});

describe('productLevel', () => {
  it('is the lowest over the scorecards in which a check counts', () => {
    fc.assert(
      fc.property(fc.array(anyChecks, { maxLength: 4 }), lists => {
        const scorecards = lists.map(checks => ({ levels: LEVELS, checks }));
        const positions = scorecards
          .filter(s => s.checks.some(c => isCounting(c, NOW)))
          .map(s => position(reachedLevel(s.levels, s.checks, NOW)?.name));
        const expected = positions.length ? Math.min(...positions) : -1;
        expect(position(productLevel(scorecards, NOW)?.name)).toBe(expected);
      }),
    );
  });
});

describe('passesGate', () => {
  const scorecard = (checks: ScoredCheck[]) => ({ levels: LEVELS, checks });

  it('stops at a check of the lowest level that counts and does not pass', () => {
    for (const status of ['fail', 'unknown'] as const) {
      expect(passesGate([scorecard([check({ status })])], NOW)).toBe(false);
    }
  });

  it('lets higher levels, drafts and running graces be', () => {
    const checks = [
      check(),
      check({ level: 'silver', status: 'fail' }),
      check({ phase: 'draft', status: 'fail' }),
      check({ phase: 'grace', enforcedFrom: '2030-01-01', status: 'fail' }),
    ];
    expect(passesGate([scorecard(checks)], NOW)).toBe(true);
  });

  it('agrees with the level: what reaches one may be published', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        fc.pre(checks.some(c => isCounting(c, NOW)));
        const reached = reachedLevel(LEVELS, checks, NOW) !== undefined;
        expect(passesGate([scorecard(checks)], NOW)).toBe(reached);
      }),
    );
  });
});
