import { ServiceUnavailableError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ScorecardEntity } from '@meshport/backstage-plugin-data-governance-common';
import { Turnstile } from '@meshport/backstage-plugin-data-mesh-node';
import { base, settled, startBackend } from '../__testUtils__/backend';
import { aCheck, aProduct, aScorecard } from '../__testUtils__/entities';
import { language, storedFacts } from '../__testUtils__/judging';
import { FactStore } from '../facts/FactStore';
import { loadScorecard, ScorecardService } from '../scorecards';
import { Replay } from './Replay';
import { WhatIf } from './WhatIf';

jest.setTimeout(120_000);

const NOW = new Date('2026-06-15T12:00:00Z');
const NAMES = ['flights', 'delays', 'airports'];

/** A mesh whose products get better by the day: from the 10th on they have an owner. */
function meshOf(names: string[] = NAMES) {
  const refs = names.map(name => `dataproduct:default/${name}`);
  const of = (time: Date, products: readonly string[]) =>
    new Map(
      products.map(ref => {
        const name = ref.split('/')[1];
        const owned = time >= new Date('2026-06-10T00:00:00Z');
        return [
          ref,
          storedFacts(
            { catalog: { ownerExists: owned, ownerMembers: name.length } },
            {
              product: aProduct(name, {
                spec: { owner: name === 'flights' ? 'ops' : 'others' },
              }),
              domains: [
                `domain:default/${name === 'flights' ? 'flights' : 'ground'}`,
                'domain:default/aviation',
              ],
            },
          ),
        ] as const;
      }),
    );
  const facts: Pick<FactStore, 'current' | 'at' | 'products' | 'productsAt'> = {
    products: async () => refs,
    productsAt: async () => refs,
    current: async products => of(NOW, products),
    at: async (products, time) => of(time, products),
  };
  return facts;
}

const inForce = aScorecard('mesh', [
  aCheck('owner', 'facts.catalog.ownerExists'),
  aCheck('gone', 'true', { level: 'silver' }),
  aCheck('draft', 'true', { phase: 'draft' }),
]);
const stricter = aScorecard('mesh', [
  aCheck('owner', 'facts.catalog.ownerExists'),
  aCheck('members', 'facts.catalog.ownerMembers > 6'),
]);

function setup(
  entity: ScorecardEntity = inForce,
  facts: ReturnType<typeof meshOf> = meshOf(),
) {
  const loaded = loadScorecard(language, entity);
  if ('problems' in loaded) {
    throw new Error(JSON.stringify(loaded.problems));
  }
  const compiled = async () => [loaded.scorecard];
  const options = {
    facts,
    exemptions: { inForce: async () => [] },
    scorecards: {
      language,
      compiled,
      compiledAt: compiled,
    } as unknown as ScorecardService,
    turnstile: new Turnstile({ most: 1, refusal: 'Come again' }),
    now: () => NOW,
  };
  return {
    whatIf: new WhatIf(options),
    replay: new Replay(options),
    definition: loaded.scorecard.definition,
  };
}

describe('WhatIf', () => {
  const visible = 'everything' as const;

  // Too slow for one product, and for all of them together.
  it.each([100, 4])(
    'refuses %i rules that would keep it busy for long',
    async checks => {
      const list = `[${Array.from({ length: 140 }, (_, n) => n).join()}]`;
      const slow = `${list}.all(a, ${list}.all(b, a + b >= 0))`;
      const names = Array.from({ length: 500 }, (_, n) => `product-${n}`);
      const { whatIf } = setup(inForce, meshOf(names));
      const started = performance.now();
      await expect(
        whatIf.ask(
          {
            scorecard: aScorecard(
              'mesh',
              Array.from({ length: checks }, (_, n) =>
                aCheck(`slow-${n}`, slow),
              ),
            ),
            enforceAll: true,
          },
          { visible },
        ),
      ).rejects.toThrow(/^The rules take too long, /);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );

  it('says who would fall, by domain and owner, and why', async () => {
    const { whatIf } = setup();
    const result = await whatIf.ask(
      { scorecard: stricter, enforceAll: true },
      { visible },
    );
    expect(result).toMatchObject({
      at: NOW.toISOString(),
      products: 3,
      falls: 1,
      rises: 0,
      checks: [
        { id: 'owner', passing: 3, failing: 0 },
        { id: 'members', passing: 2, failing: 1 },
      ],
      owners: [
        { ref: 'group:default/others', products: 2, falls: 1 },
        { ref: 'group:default/ops', products: 1, falls: 0 },
      ],
    });
    expect(result.items[0]).toMatchObject({
      product: 'dataproduct:default/delays',
      change: 'falls',
      before: { name: 'gold' },
      checks: [
        {
          id: 'members',
          after: 'fail',
          reason: 'facts.catalog.ownerMembers is 6.',
        },
        { id: 'gone', before: 'pass' },
      ],
    });
    expect(result.items.map(({ change }) => change)).toEqual([
      'falls',
      'same',
      'same',
    ]);
  });

  it('changes nothing when the rules are those in force', async () => {
    const enforced = aScorecard('mesh', stricter.spec.checks);
    const { whatIf } = setup(enforced);
    for (const at of [undefined, new Date('2026-06-01T00:00:00Z')]) {
      expect(
        await whatIf.ask(
          { scorecard: enforced, enforceAll: true, at },
          { visible },
        ),
      ).toMatchObject({ products: 3, falls: 0, rises: 0, items: [] });
    }
  });

  it('asks by the facts of a past time', async () => {
    const { whatIf } = setup();
    const loose = aScorecard('mesh', [aCheck('owner', 'true')]);
    const at = new Date('2026-06-05T00:00:00Z');
    expect(
      await whatIf.ask({ scorecard: loose, enforceAll: true, at }, { visible }),
    ).toMatchObject({ at: at.toISOString(), products: 3, rises: 3, falls: 0 });
    await expect(
      whatIf.ask(
        {
          scorecard: loose,
          enforceAll: true,
          at: new Date('2026-06-16T00:00:00Z'),
        },
        { visible },
      ),
    ).rejects.toThrow('at: is in the future');
  });

  it('judges drafts as if they were enforced only when asked to', async () => {
    const draft = aScorecard('new', [aCheck('a', 'false', { phase: 'draft' })]);
    const { whatIf } = setup();
    const falls = async (enforceAll: boolean) =>
      (await whatIf.ask({ scorecard: draft, enforceAll }, { visible })).falls;
    expect(await falls(true)).toBe(3);
    expect(await falls(false)).toBe(0);
  });

  it('looks only at the products that the caller sees', async () => {
    const { whatIf } = setup();
    expect(
      await whatIf.ask(
        { scorecard: stricter, enforceAll: true },
        { visible: ['dataproduct:default/flights'] },
      ),
    ).toMatchObject({ products: 1, falls: 0 });
  });

  it('bounds its answer and leaves the event loop free', async () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `p${index}`);
    const { whatIf } = setup(inForce, meshOf(names));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const result = await whatIf.ask(
      {
        scorecard: aScorecard('mesh', [
          aCheck('a', 'false'),
          ...Array.from({ length: 50 }, (_, i) => aCheck(`c${i}`, 'false')),
        ]),
        enforceAll: true,
      },
      { visible },
    );
    clearInterval(watch);
    expect(result).toMatchObject({ products: 3_000, falls: 3_000 });
    expect(result.items).toHaveLength(500);
    expect(result.items[0].checks).toHaveLength(20);
    expect(longest).toBeLessThan(500);
  });

  it('refuses rather than letting many wait, and stops when nobody does', async () => {
    const facts = meshOf();
    let release = (_: string[]) => {};
    const held = new Promise<string[]>(resolve => {
      release = resolve;
    });
    const { whatIf } = setup(inForce, {
      ...facts,
      products: () => held,
    });
    const leaving = new AbortController();
    const first = whatIf.ask(
      { scorecard: stricter, enforceAll: true },
      { visible, signal: leaving.signal },
    );
    await expect(
      whatIf.ask({ scorecard: stricter, enforceAll: true }, { visible }),
    ).rejects.toThrow(ServiceUnavailableError);
    leaving.abort(new Error('Left'));
    release(await facts.products());
    await expect(first).rejects.toThrow('Left');
    await expect(
      whatIf.ask({ scorecard: stricter, enforceAll: true }, { visible }),
    ).resolves.toMatchObject({ products: 3 });
  });
});

describe('Replay', () => {
  it('judges past days by the rules it is given', async () => {
    const { replay, definition } = setup(stricter);
    const points = await replay.replayDays(
      definition,
      ['2026-06-09', '2026-06-10', '2026-06-15', '2026-06-16'],
      { visible: 'everything' },
    );
    expect(points).toMatchObject([
      { day: '2026-06-09', products: 3, levels: { none: 3 }, passing: 2 },
      { day: '2026-06-10', products: 3, levels: { gold: 2, none: 1 } },
      { day: '2026-06-15', products: 3, levels: { gold: 2, none: 1 } },
    ]);
    expect(points[1].score).toBeCloseTo(5 / 6);
  });

  it.each<[object, number]>([
    [{ domain: 'domain:default/ground' }, 2],
    [{ domain: 'domain:default/aviation' }, 3],
    [{ product: 'dataproduct:default/flights' }, 1],
    [{ visible: ['dataproduct:default/delays'] }, 1],
    [
      {
        visible: ['dataproduct:default/delays'],
        product: 'dataproduct:default/flights',
      },
      0,
    ],
  ])('looks at %j', async (among, products) => {
    const { replay, definition } = setup();
    const [point] = await replay.replayDays(definition, ['2026-06-12'], {
      visible: 'everything',
      ...among,
    });
    expect(point.products).toBe(products);
  });
});

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('POST /what-if', () => {
  const scorecard = aScorecard('mesh-foundations', [
    aCheck('impossible', 'size(ports) > 5'),
  ]);

  it('answers over what the caller sees, and records it', async () => {
    const { agent, auditor } = await startBackend(
      await databases.init('SQLITE_3'),
      { hidden: ['bird-strikes'] },
    );
    await settled(agent);
    const answer = await agent.post(`${base}/what-if`).send({ scorecard });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      products: 1,
      falls: 1,
      items: [{ product: 'dataproduct:default/flights', change: 'falls' }],
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'scorecard-what-if' }),
    );
    const versions = await agent.get(
      `${base}/scorecards/default/mesh-foundations/versions`,
    );
    expect(versions.body.items).toMatchObject([{ checks: 4 }]);
    expect(
      (await agent.get(`${base}/scorecards/default/unheard-of/versions`))
        .status,
    ).toBe(404);

    const nested = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
    for (const [changed, message] of [
      [{ kind: 'Group' }, 'scorecard.kind: '],
      [{ metadata: { name: 'a/b' } }, 'scorecard.metadata.name: '],
      [
        {
          spec: { ...scorecard.spec, checks: [aCheck('a', 'facts.no.thing')] },
        },
        "scorecard.spec.checks[0].rule: check 'a', line 1, column 7: No such key: no",
      ],
      [{ spec: { ...scorecard.spec, levels: [] } }, 'scorecard.spec.levels: '],
      [{ spec: JSON.parse(nested) }, 'levels of nesting'],
      [
        { metadata: { name: 'a', description: 'x'.repeat(200_000) } },
        'larger than 200000 characters',
      ],
    ] as const) {
      const refused = await agent
        .post(`${base}/what-if`)
        .send({ scorecard: { ...scorecard, ...changed } });
      expect(refused.body.error?.message).toContain(message);
      expect(refused.status).toBe(400);
    }
    const late = await agent
      .post(`${base}/what-if`)
      .send({ scorecard, at: 'yesterday' });
    expect(late.status).toBe(400);
  });
});
