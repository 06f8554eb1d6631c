import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { catalogFacts } from '../facts/providers/catalogFacts';
import { aCheck, aProduct, aScorecard } from '../__testUtils__/entities';
import { readScorecard } from './readScorecard';
import { ScorecardProblem } from './ScorecardDefinition';
import { ScorecardLanguage } from './ScorecardLanguage';
import { ScorecardService } from './ScorecardService';
import { ScorecardStore, StoredScorecard } from './ScorecardStore';

const AT = new Date('2026-06-15T12:00:00Z');

class MemoryStore implements ScorecardStore {
  readonly saved: string[][] = [];
  readonly #rows = new Map<string, StoredScorecard>();

  async list() {
    return [...this.#rows.values()];
  }

  async save(changes: { saved: StoredScorecard[]; removed: string[] }) {
    this.saved.push(changes.saved.map(({ ref }) => ref));
    changes.saved.forEach(one => this.#rows.set(one.ref, one));
    changes.removed.forEach(ref => this.#rows.delete(ref));
  }

  async versions() {
    return [];
  }

  async at() {
    return [];
  }
}

function setup(
  store = new MemoryStore(),
  providers: FactProvider[] = [catalogFacts],
) {
  const logger = mockServices.logger.mock();
  const service = new ScorecardService({
    store,
    logger,
    language: new ScorecardLanguage(providers),
  });
  return { service, store, logger };
}

const good = aScorecard('foundations', [
  aCheck('owner', 'facts.catalog.ownerExists'),
]);
const broken = aScorecard('foundations', [
  aCheck('owner', 'facts.catalog.ownerExists'),
  aCheck('purpose', 'facts.catalog.purposeLenght > 10'),
]);
const PROBLEM =
  "Scorecard scorecard:default/foundations, spec.checks[1].rule: check 'purpose', line 1, column 15: No such key: purposeLenght, in 'facts.catalog.purposeLenght > 10'";

describe('ScorecardService', () => {
  it('writes a scorecard when it changed only', async () => {
    const { service, store } = setup();
    const changed = ['scorecard:default/foundations'];
    expect(await service.sync([good], AT)).toEqual(changed);
    expect(await service.sync([good], AT)).toEqual([]);
    expect(store.saved).toEqual([changed]);
    expect((await service.compiled())[0].definition).toMatchObject({
      ref: 'scorecard:default/foundations',
      title: 'foundations',
      owner: 'group:default/data-governance',
      checks: [{ id: 'owner', phase: 'enforced', severity: 'medium' }],
    });
  });

  it('keeps the version before when the new one cannot be used', async () => {
    const { service, logger } = setup();
    await service.sync([good], AT);
    await service.sync([broken], AT);
    const [stored] = await service.list();
    expect(stored.problems).toEqual([PROBLEM]);
    expect(stored.current?.definition.checks).toHaveLength(1);
    expect(await service.compiled()).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining(PROBLEM));

    await service.sync([good], AT);
    expect((await service.list())[0].problems).toEqual([]);
  });

  it('lists a scorecard that never worked, and does not evaluate it', async () => {
    const { service } = setup();
    await service.sync([broken], AT);
    expect(await service.list()).toMatchObject([
      { title: 'foundations', current: undefined, problems: [PROBLEM] },
    ]);
    expect(await service.compiled()).toEqual([]);
  });

  it('forgets a scorecard that is gone', async () => {
    const { service } = setup();
    await service.sync([good], AT);
    await service.compiled();
    expect(await service.sync([], AT)).toEqual([
      'scorecard:default/foundations',
    ]);
    expect(await service.list()).toEqual([]);
    expect(await service.compiled()).toEqual([]);
  });

  it('tries again when other facts are installed', async () => {
    const drift: FactProvider = {
      id: 'drift',
      facts: { found: { type: 'int', description: '' } },
      collect: async () => new Map(),
    };
    const entity = aScorecard('drift', [
      aCheck('none', 'facts.drift.found == 0'),
    ]);
    const { service, store } = setup();
    await service.sync([entity], AT);
    expect((await service.list())[0].problems).toHaveLength(1);

    const extended = setup(store, [catalogFacts, drift]).service;
    await extended.sync([entity], AT);
    expect((await extended.list())[0].problems).toEqual([]);

    // The facts are gone again: the check is there, and cannot be used.
    const reduced = setup(store).service;
    const [compiled] = await reduced.compiled();
    expect(compiled.checks).toEqual([
      {
        definition: expect.objectContaining({ id: 'none' }),
        selects: expect.any(Function),
        reads: new Set(),
        problem: expect.stringContaining('No such key: drift'),
      },
    ]);
  });
});

describe('readScorecard', () => {
  const read = (spec: object) =>
    readScorecard({ ...good, spec } as unknown as Entity);

  it.each<[string, object, string]>([
    ['no checks', { ...good.spec, checks: [] }, 'spec.checks: '],
    [
      'an unknown level',
      {
        ...good.spec,
        checks: [aCheck('a', 'true', { level: 'platinum' })],
      },
      "spec.checks[0].level: 'platinum' is none of the levels: bronze, silver, gold",
    ],
    [
      'the same check twice',
      { ...good.spec, checks: [aCheck('a', 'true'), aCheck('a', 'true')] },
      "spec.checks[1].id: 'a' is used before",
    ],
    [
      'a grace without a date',
      { ...good.spec, checks: [aCheck('a', 'true', { phase: 'grace' })] },
      'spec.checks[0].enforcedFrom: is needed',
    ],
    [
      'a date that is none',
      {
        ...good.spec,
        checks: [aCheck('a', 'true', { phase: 'grace', enforcedFrom: 'soon' })],
      },
      'spec.checks[0].enforcedFrom: use a date such as 2027-01-31',
    ],
    [
      'a predicate that is none',
      { ...good.spec, appliesTo: { $any: 'x' } },
      'spec.appliesTo: is not a Backstage filter predicate',
    ],
    [
      'a predicate of a check that is none',
      {
        ...good.spec,
        checks: [aCheck('a', 'true', { appliesTo: { $any: 'x' } as never })],
      },
      'spec.checks[0].appliesTo: is not a Backstage filter predicate',
    ],
    [
      'a weight of nothing',
      { ...good.spec, checks: [aCheck('a', 'true', { weight: 0 })] },
      'spec.checks[0].weight: has to be more than 0',
    ],
    ['nothing', {}, 'spec.owner: '],
  ])('refuses %s', (_, spec, problem) => {
    const { problems } = read(spec) as { problems: ScorecardProblem[] };
    expect(
      problems.map(({ field, message }) => `${field}: ${message}`),
    ).toContainEqual(expect.stringContaining(problem));
  });
});

describe('applying a scorecard', () => {
  it('selects products by predicate', async () => {
    const { service } = setup();
    await service.sync(
      [
        aScorecard('live', [aCheck('a', 'true')], {
          appliesTo: { $not: { 'spec.lifecycle': 'retired' } },
        }),
      ],
      AT,
    );
    const [{ selects }] = await service.compiled();
    expect(selects(aProduct('flights'))).toBe(true);
    expect(selects(aProduct('old', { spec: { lifecycle: 'retired' } }))).toBe(
      false,
    );
  });
});
