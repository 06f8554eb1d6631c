import { ScorecardCheck } from '@meshport/backstage-plugin-data-governance-common';
import { compileExpression } from '@meshport/backstage-plugin-data-mesh-node';
import { ActiveExemption } from '../exemptions/ExemptionStore';
import { aCheck } from '../__testUtils__/entities';
import {
  aCompiledScorecard,
  language,
  storedFacts,
} from '../__testUtils__/judging';
import { compileScorecard } from '../scorecards';
import { content, judge, known, NOW } from './__testUtils__/judge';
import { judgeProduct } from './judgeProduct';

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
