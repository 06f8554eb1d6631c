import {
  CHECK_STATUSES,
  CheckStatus,
  ScorecardCheck,
} from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { compileExpression } from '../cel/Expression';
import { ActiveExemption } from '../exemptions/ExemptionStore';
import { aCheck, aProduct } from '../__testUtils__/entities';
import {
  aCompiledScorecard,
  language,
  storedFacts,
} from '../__testUtils__/judging';
import { compileScorecard } from '../scorecards';
import { judgeProduct } from './judgeProduct';
import { JudgementInput, PreviousOutcomes, ProductJudgement } from './types';

const NOW = new Date('2026-06-15T12:00:00Z');

const known = {
  catalog: { ownerExists: true, ownerMembers: 0, retiredInputs: ['a', 'b'] },
  contract: { exists: true },
};
const content = {
  product: aProduct('flights', {
    spec: {
      owner: 'ops',
      outputPorts: [
        {
          name: 'flights',
          version: '1.0.0',
          type: 'table' as const,
          classification: 'internal' as const,
          description: 'All',
          contract: 'flights',
        },
        {
          name: 'delays',
          version: '2.0.0',
          type: 'table' as const,
          classification: 'internal' as const,
        },
      ],
    },
  }),
  contracts: {
    'datacontract:default/flights': {
      ref: 'datacontract:default/flights',
      schema: [
        { name: 'flights', columns: [{ name: 'origin' }, { name: 'cost' }] },
        { name: 'costs', columns: [{ name: 'cost_total' }] },
      ],
    },
  },
};

function judge(input: Partial<JudgementInput>): ProductJudgement {
  const judgement = judgeProduct({
    facts: storedFacts(known, content),
    scorecards: [],
    exemptions: [],
    now: NOW,
    ...input,
  });
  if (!judgement) {
    throw new Error('There is no judgement');
  }
  return judgement;
}

function evaluate(
  rule: string,
  overrides: Partial<ScorecardCheck> = {},
  sources: Record<string, object | string> = known,
) {
  const { scorecards } = judge({
    facts: storedFacts(sources, content),
    scorecards: [
      aCompiledScorecard('test', [aCheck('check', rule, overrides)]),
    ],
  });
  return scorecards[0].checks[0];
}

describe('an outcome', () => {
  it.each([
    ['facts.catalog.ownerExists', 'pass', 'facts.catalog.ownerExists is true.'],
    ['true', 'pass', 'It holds.'],
    [
      'facts.catalog.ownerExists && ports.all(port, has(port.version))',
      'pass',
      'facts.catalog.ownerExists is true. So for flights 1.0.0, delays 2.0.0.',
    ],
    [
      'ports.filter(port, has(port.description)).all(port, port.name != "")',
      'pass',
      'ports has flights 1.0.0, delays 2.0.0.',
    ],
    [
      'facts.catalog.ownerExists && facts.catalog.ownerMembers > 0',
      'fail',
      'facts.catalog.ownerMembers is 0.',
    ],
    [
      'size(facts.catalog.retiredInputs) == 0',
      'fail',
      'facts.catalog.retiredInputs has a, b.',
    ],
    ['has(product.spec.purpose)', 'fail', 'product.spec.purpose is not set.'],
    ['product.spec.owner == "x"', 'fail', "product.spec.owner is 'ops'."],
    [
      'size(ports) > 0 && ports.all(port, has(port.description))',
      'fail',
      'Not so for delays 2.0.0.',
    ],
    [
      'contracts.all(c, c.schema.all(t, t.columns.all(x, !x.name.matches("^cost"))))',
      'fail',
      'Not so for cost, cost_total.',
    ],
    [
      'size(contracts) > 1',
      'fail',
      'contracts has datacontract:default/flights.',
    ],
    ['1 > 2', 'fail', '1 > 2 is not true.'],
    [
      'facts.contract.columns > 0',
      'unknown',
      'facts.contract.columns is not known.',
    ],
    ['facts.dbt.failing == 0', 'unknown', 'facts.dbt is not known.'],
    ['!has(facts.dbt.failing)', 'unknown', 'facts.dbt is not known.'],
    [
      'product.spec.owner',
      'unknown',
      'The rule did not result in true or false.',
    ],
  ])('%s: %s', (rule, status, reason) => {
    expect(evaluate(rule)).toEqual({ checkId: 'check', status, reason });
  });

  it('gives the reason in the words of the scorecard', () => {
    const message = '"Retired: " + facts.catalog.retiredInputs.join(" and ")';
    expect(
      evaluate('size(facts.catalog.retiredInputs) == 0', { message }).reason,
    ).toBe('Retired: a and b');
  });

  it('explains a rule that is as large as a rule may be', () => {
    // Around the limit of the language, one node more each time.
    const ruleOf = (extra: number) => {
      const negations = '!'.repeat(extra);
      const conditions = Array(180).fill('p.name == ""').join(' && ');
      return `ports.all(p, ${negations}false && ${conditions})`;
    };
    const rules = Array.from({ length: 100 }, (_, extra) => ruleOf(extra));
    const fitting = rules.filter(
      rule => 'expression' in compileExpression(language, rule, 'bool'),
    );
    expect(fitting.length).toBeGreaterThan(10);
    expect(fitting.length).toBeLessThan(rules.length);
    const statuses = fitting.map(rule => evaluate(rule).status);
    expect(new Set(statuses)).toEqual(new Set(['fail']));
  });

  it('gives another reason when those words cannot be found', () => {
    expect(
      evaluate('facts.catalog.ownerMembers > 0', {
        message: '"Purpose: " + product.spec.purpose',
      }).reason,
    ).toBe('facts.catalog.ownerMembers is 0.');
  });

  it('never passes a rule that reads facts of a source that failed', () => {
    for (const rule of [
      '!has(facts.contract.valid)',
      'facts.contract.valid || true',
      '!cel.bind(all, facts, has(all.contract.valid))',
    ]) {
      expect(
        evaluate(rule, {}, { ...known, contract: 'no connection' }),
      ).toEqual({
        checkId: 'check',
        status: 'unknown',
        reason: 'facts.contract could not be collected: no connection',
      });
      expect(evaluate(rule, {}, { catalog: known.catalog })).toEqual({
        checkId: 'check',
        status: 'unknown',
        reason: 'facts.contract has not been collected yet.',
      });
    }
    expect(
      evaluate('facts.catalog.ownerExists', {}, { ...known, contract: 'no' })
        .status,
    ).toBe('pass');
  });

  it('does not count on facts that hold no longer', () => {
    const facts = new Map(storedFacts({ ...known, dbt: { failing: 0 } }));
    const scorecards = [
      aCompiledScorecard('test', [aCheck('tests', 'facts.dbt.failing == 0')]),
    ];
    const statusOf = (validUntil: string) => {
      facts.set('dbt', { ...facts.get('dbt')!, validUntil });
      return judge({ facts, scorecards }).scorecards[0].checks[0];
    };
    expect(statusOf('2026-06-15T12:00:01.000Z').status).toBe('pass');
    expect(statusOf('2026-06-15T12:00:00.000Z')).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('held until 2026-06-15'),
    });
  });

  it('says that a rule cannot be used with the facts of today', () => {
    const { definition } = aCompiledScorecard('test', [aCheck('a', 'true')]);
    const scorecard = compileScorecard(
      language,
      {
        ...definition,
        checks: [{ ...definition.checks[0], rule: 'facts.gone.away' }],
      },
      '',
    );
    expect(judge({ scorecards: [scorecard] }).scorecards[0].checks).toEqual([
      {
        checkId: 'a',
        status: 'unknown',
        reason: 'The rule cannot be used: No such key: gone.',
      },
    ]);
  });
});

describe('what applies', () => {
  it('leaves out scorecards of other domains and other products', () => {
    const scorecards = [
      aCompiledScorecard('mesh', [aCheck('a', 'true')]),
      aCompiledScorecard('above', [aCheck('a', 'true')], {
        scope: { domain: 'aviation' },
      }),
      aCompiledScorecard('other', [aCheck('a', 'true')], {
        scope: { domain: 'safety' },
      }),
      aCompiledScorecard('retired', [aCheck('a', 'true')], {
        appliesTo: { 'spec.lifecycle': 'retired' },
      }),
    ];
    const facts = storedFacts(known, {
      domains: ['domain:default/flight-operations', 'domain:default/aviation'],
    });
    expect(
      judge({ facts, scorecards }).scorecards.map(
        ({ scorecard }) => scorecard.definition.title,
      ),
    ).toEqual(['mesh', 'above']);
  });

  it('sets aside checks that are not for the product', () => {
    const { scorecards, level, ...counts } = judge({
      scorecards: [
        aCompiledScorecard('test', [
          aCheck('tables', 'true'),
          aCheck('retired', 'false', {
            appliesTo: { 'spec.lifecycle': 'retired' },
          }),
        ]),
      ],
    });
    expect(scorecards[0].checks[1]).toMatchObject({ status: 'not-applicable' });
    expect(level?.name).toBe('gold');
    expect(counts).toMatchObject({
      passing: 1,
      failing: 0,
      notApplicable: 1,
      weightPassed: 1,
      weightCounted: 1,
      passesGate: true,
    });
  });

  it('knows no product that the catalog does not know', () => {
    expect(
      judgeProduct({
        facts: new Map(),
        scorecards: [],
        exemptions: [],
        now: NOW,
      }),
    ).toBeUndefined();
  });
});

describe('exemptions', () => {
  const scorecards = [
    aCompiledScorecard('test', [
      aCheck('fails', 'false'),
      aCheck('passes', 'true'),
      aCheck('unknown', 'facts.dbt.failing == 0'),
    ]),
  ];
  const exemption = (changes: Partial<ActiveExemption>): ActiveExemption => ({
    id: '1',
    scorecard: 'scorecard:default/test',
    checkId: 'fails',
    product: 'dataproduct:default/flights',
    reason: 'The source moves',
    endsAt: '2026-07-01T00:00:00.000Z',
    ...changes,
  });
  const statuses = (...exemptions: ActiveExemption[]) =>
    judge({ scorecards, exemptions }).scorecards[0].checks.map(c => c.status);

  it('set aside what does not pass, and nothing else', () => {
    expect(
      statuses(
        exemption({}),
        exemption({ checkId: 'passes' }),
        exemption({
          checkId: 'unknown',
          product: undefined,
          domain: 'domain:default/flight-operations',
        }),
      ),
    ).toEqual(['exempt', 'pass', 'exempt']);
  });

  it.each<[string, Partial<ActiveExemption>]>([
    ['another product', { product: 'dataproduct:default/other' }],
    ['another domain', { product: undefined, domain: 'domain:default/safety' }],
    ['another scorecard', { scorecard: 'scorecard:default/other' }],
    ['a time that is over', { endsAt: NOW.toISOString() }],
  ])('for %s change nothing', (_, changes) => {
    expect(statuses(exemption(changes))).toEqual(['fail', 'pass', 'unknown']);
  });

  it('do not stand in the way of a level, nor count in the score', () => {
    const judgement = judge({
      scorecards,
      exemptions: [exemption({}), exemption({ checkId: 'unknown' })],
    });
    expect(judgement).toMatchObject({
      level: { name: 'gold' },
      exempt: 2,
      passing: 1,
      weightPassed: 1,
      weightCounted: 1,
      passesGate: true,
    });
    expect(judgement.scorecards[0].checks[0]).toEqual({
      checkId: 'fails',
      status: 'exempt',
      reason: 'false is not true.',
      exemption: {
        id: '1',
        endsAt: '2026-07-01T00:00:00.000Z',
        reason: 'The source moves',
      },
    });
  });
});

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
