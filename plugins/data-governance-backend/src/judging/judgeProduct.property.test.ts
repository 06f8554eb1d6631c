import {
  CHECK_STATUSES,
  CheckStatus,
  ScorecardCheck,
} from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { aCheck, aProduct } from '../__testUtils__/entities';
import { aCompiledScorecard, storedFacts } from '../__testUtils__/judging';
import { judge } from './__testUtils__/judge';
import { PreviousOutcomes, ProductJudgement } from './types';

describe('judging what changed only', () => {
  const RULES = [
    'facts.catalog.ownerExists',
    'facts.catalog.ownerMembers > 1',
    'cel.bind(c, facts.catalog, has(c.ownerExists))',
    'facts.contract.exists && facts.catalog.ownerExists',
    'has(facts.dbt.failing) && facts.dbt.failing == 0',
    'product.spec.lifecycle == "production"',
    'size(ports) > 1',
    'cel.bind(all, facts, has(all.contract.exists))',
    'true',
  ];
  const check = fc.record({
    rule: fc.constantFrom(...RULES),
    appliesTo: fc.constantFrom(undefined, { 'spec.lifecycle': 'production' }),
    phase: fc.constantFrom('enforced' as const, 'draft' as const),
    level: fc.constantFrom('bronze', 'silver'),
    message: fc.constantFrom(
      undefined,
      '"Members: " + string(facts.catalog.ownerMembers)',
    ),
  });
  const scorecards = fc
    .array(fc.array(check, { minLength: 1, maxLength: 4 }), { maxLength: 3 })
    .map(lists =>
      lists.map((checks, index) =>
        aCompiledScorecard(
          `s${index}`,
          checks.map(({ rule, ...rest }, id) => aCheck(`c${id}`, rule, rest)),
        ),
      ),
    );
  const state = fc.record({
    lifecycle: fc.constantFrom('production' as const, 'retired' as const),
    ownerExists: fc.constantFrom(undefined, true, false),
    ownerMembers: fc.constantFrom(undefined, 0, 2),
    contract: fc.constantFrom({ exists: true }, { exists: false }, 'failed'),
    dbt: fc.constantFrom(undefined, { failing: 0 }, { failing: 1 }),
    exempt: fc.constantFrom(undefined, 's0', 's1'),
  });
  type State = typeof state extends fc.Arbitrary<infer T> ? T : never;

  const inputOf = (now: State) => ({
    facts: storedFacts(
      {
        catalog: JSON.parse(
          JSON.stringify({
            ownerExists: now.ownerExists,
            ownerMembers: now.ownerMembers,
          }),
        ),
        contract: now.contract,
        ...(now.dbt && { dbt: now.dbt }),
      },
      { product: aProduct('flights', { spec: { lifecycle: now.lifecycle } }) },
    ),
    exemptions: now.exempt
      ? [
          {
            id: '1',
            scorecard: `scorecard:default/${now.exempt}`,
            checkId: 'c0',
            product: 'dataproduct:default/flights',
            reason: 'So',
            endsAt: '2027-01-01T00:00:00.000Z',
          },
        ]
      : [],
  });
  const changesOf = (before: State, after: State) => [
    ...(before.lifecycle === after.lifecycle ? [] : ['entity']),
    ...(before.ownerExists === after.ownerExists
      ? []
      : ['catalog.ownerExists']),
    ...(before.ownerMembers === after.ownerMembers
      ? []
      : ['catalog.ownerMembers']),
    ...(before.contract === after.contract ? [] : ['contract']),
    ...(before.dbt === after.dbt ? [] : ['dbt.failing']),
  ];
  const outcomesOf = (judgement: ProductJudgement): PreviousOutcomes =>
    new Map(
      judgement.scorecards.map(({ scorecard, checks }) => [
        scorecard.definition.ref,
        new Map(checks.map(outcome => [outcome.checkId, outcome])),
      ]),
    );

  it('comes to the same as judging everything', () => {
    fc.assert(
      fc.property(
        scorecards,
        fc.array(state, { minLength: 2 }),
        (all, states) => {
          let previous: PreviousOutcomes | undefined;
          let before: State | undefined;
          for (const now of states) {
            const input = { ...inputOf(now), scorecards: all };
            const full = judge(input);
            const partial = judge({
              ...input,
              previous,
              changed: before && changesOf(before, now),
            });
            expect(partial).toEqual(full);
            previous = outcomesOf(partial);
            before = now;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('evaluates only what reads what changed', () => {
    const [scorecard] = [
      aCompiledScorecard('s', [
        aCheck('read', 'facts.catalog.ownerExists'),
        aCheck('other', 'facts.catalog.ownerMembers == 0'),
      ]),
    ];
    const previous: PreviousOutcomes = new Map([
      [
        'scorecard:default/s',
        new Map([
          ['read', { status: 'fail' as const, reason: 'Before' }],
          ['other', { status: 'fail' as const, reason: 'Before' }],
        ]),
      ],
    ]);
    const reasons = (...changed: string[]) =>
      judge({
        scorecards: [scorecard],
        previous,
        changed,
      }).scorecards[0].checks.map(({ reason }) => reason === 'Before');
    expect(reasons('catalog.ownerExists')).toEqual([false, true]);
    expect(reasons('catalog')).toEqual([false, false]);
    expect(reasons('contract', 'entity', 'catalog.inputs')).toEqual([
      true,
      true,
    ]);
    expect(reasons('scorecard:default/s')).toEqual([false, false]);
    expect(reasons('scorecard:default/other')).toEqual([true, true]);
    expect(reasons('*')).toEqual([false, false]);
    expect(reasons()).toEqual([true, true]);
  });
});

describe('levels', () => {
  const BETTER: Record<CheckStatus, CheckStatus[]> = {
    fail: ['unknown', 'exempt', 'pass', 'not-applicable'],
    unknown: ['exempt', 'pass', 'not-applicable'],
    exempt: ['pass'],
    pass: [],
    'not-applicable': ['pass'],
  };

  it('never fall when a status becomes better', () => {
    const RULES: Record<CheckStatus, Partial<ScorecardCheck>> = {
      pass: { rule: 'true' },
      fail: { rule: 'false' },
      unknown: { rule: 'facts.dbt.failing == 0' },
      exempt: { rule: 'false' },
      'not-applicable': { appliesTo: { 'spec.lifecycle': 'retired' } },
    };
    const outcome = fc.record({
      status: fc.constantFrom(...CHECK_STATUSES),
      level: fc.constantFrom('bronze', 'silver', 'gold'),
      weight: fc.constantFrom(1, 3),
    });
    const positionOf = (
      outcomes: { status: CheckStatus; level: string; weight: number }[],
    ) => {
      const checks = outcomes.map(({ status, level, weight }, index) =>
        aCheck(`c${index}`, 'true', { level, weight, ...RULES[status] }),
      );
      return judge({
        scorecards: [aCompiledScorecard('s', checks)],
        exemptions: outcomes.flatMap(({ status }, index) =>
          status === 'exempt'
            ? [
                {
                  id: `${index}`,
                  scorecard: 'scorecard:default/s',
                  checkId: `c${index}`,
                  product: 'dataproduct:default/flights',
                  reason: 'So',
                  endsAt: '2027-01-01T00:00:00.000Z',
                },
              ]
            : [],
        ),
      }).scorecards[0].levelPosition;
    };
    fc.assert(
      fc.property(
        fc.array(outcome, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (outcomes, which, how) => {
          const index = which % outcomes.length;
          const better = BETTER[outcomes[index].status];
          fc.pre(better.length > 0);
          const improved = outcomes.map((one, at) =>
            at === index
              ? { ...one, status: better[how % better.length] }
              : one,
          );
          expect(positionOf(improved)).toBeGreaterThanOrEqual(
            positionOf(outcomes),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('gives every other check a result in time, however many are slow', () => {
  const list = `[${Array.from({ length: 100 }, (_, n) => n).join()}]`;
  const slow = `${list}.all(a, ${list}.all(b, timestamp("2026-01-01T00:00:00Z").getHours("Europe/Amsterdam") >= 0))`;
  const started = performance.now();
  const { scorecards } = judge({
    scorecards: [
      aCompiledScorecard('slow', [
        ...Array.from({ length: 40 }, (_, n) => aCheck(`slow-${n}`, slow)),
        aCheck('quick', 'facts.catalog.ownerExists'),
      ]),
    ],
  });
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(scorecards[0].checks.at(-1)).toMatchObject({
    checkId: 'quick',
    status: 'pass',
  });
});
