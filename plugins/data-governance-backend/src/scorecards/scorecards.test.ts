import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { ScorecardStore, StoredScorecard } from '../database/ScorecardStore';
import { catalogFacts } from '../facts/providers/catalogFacts';
import {
  aCheck,
  aDomain,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';
import { DomainTree } from './DomainTree';
import { readScorecard } from './readScorecard';
import { ScorecardService } from './ScorecardService';

const AT = new Date('2026-06-15T12:00:00Z');

class MemoryStore implements ScorecardStore {
  readonly saved: string[][] = [];
  readonly #rows = new Map<string, StoredScorecard>();

  async list() {
    return [...this.#rows.values()];
  }

  async save(scorecards: StoredScorecard[]) {
    this.saved.push(scorecards.map(({ ref }) => ref));
    scorecards.forEach(scorecard => this.#rows.set(scorecard.ref, scorecard));
  }

  async remove(refs: string[]) {
    refs.forEach(ref => this.#rows.delete(ref));
  }
}

function setup(
  store = new MemoryStore(),
  providers: FactProvider[] = [catalogFacts],
) {
  const logger = mockServices.logger.mock();
  const service = new ScorecardService({ store, logger, providers });
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
  "Scorecard scorecard:default/foundations, check 'purpose', rule 'facts.catalog.purposeLenght > 10': No such key: purposeLenght (at character 15)";

describe('ScorecardService', () => {
  it('writes a scorecard when it changed only', async () => {
    const { service, store } = setup();
    await service.sync([good], AT);
    await service.sync([good], AT);
    expect(store.saved).toEqual([['scorecard:default/foundations'], []]);
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
    await service.sync([], AT);
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
    ['nothing', {}, 'spec.owner: '],
  ])('refuses %s', (_, spec, problem) => {
    expect(read(spec)).toEqual({
      problems: expect.arrayContaining([expect.stringContaining(problem)]),
    });
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

  it('knows the domains below a domain, even in a circle', () => {
    const tree = new DomainTree([
      aDomain('safety'),
      aDomain('birds', 'safety'),
      aDomain('geese', 'domain:default/birds'),
      aDomain('left', 'right'),
      aDomain('right', 'left'),
    ]);
    const ref = (name: string) => `domain:default/${name}`;
    expect(tree.isWithin(ref('geese'), ref('safety'))).toBe(true);
    expect(tree.isWithin(ref('safety'), ref('safety'))).toBe(true);
    expect(tree.isWithin(ref('safety'), ref('birds'))).toBe(false);
    expect(tree.isWithin(ref('left'), ref('safety'))).toBe(false);
    expect(tree.isWithin(undefined, ref('safety'))).toBe(false);
  });
});
