import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
  ODCS,
} from '../__testUtils__/entities';
import {
  aReplica,
  Replica,
  snapshot,
  TestCatalog,
} from '../__testUtils__/replica';
import { migrationsDirectory } from '../database';
import {
  changeExemption,
  ExemptionRecord,
} from '../exemptions/exemptionMachine';
import { EntityContent, judgeProduct } from '../judging';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const START = new Date('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;
const NAMES = ['flights', 'weather', 'birds'] as const;
const SCORECARDS = ['foundations', 'safety'] as const;
const RULES = [
  'facts.catalog.ownerMembers > 0',
  'facts.catalog.missingInputs.size() == 0',
  'facts.contract.valid',
  'has(product.spec.purpose)',
  'facts.incidents.open == 0',
  'facts.incidents.open > 1 || has(product.spec.purpose)',
  'ports.all(port, has(port.contract))',
];
const refOf = (name: string) => `dataproduct:default/${name}`;

/** Something that happens in the world. */
type Step =
  | {
      type: 'product';
      name: string;
      purpose: boolean;
      domain: string;
      input: string;
    }
  | { type: 'contract'; name: string; valid: boolean }
  | { type: 'remove'; kind: string; name: string }
  | { type: 'group'; members: number }
  | { type: 'domain'; parent: string }
  | {
      type: 'rules';
      name: string;
      rules: string[];
      grace: boolean;
      scoped: boolean;
    }
  | { type: 'incidents'; name: string; open: number }
  | { type: 'exemption'; check: number; product: string | undefined }
  | { type: 'time'; hours: number };

const name = fc.constantFrom(...NAMES);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('product' as const),
    name,
    purpose: fc.boolean(),
    domain: fc.constantFrom('air', 'sea'),
    input: name,
  }),
  fc.record({
    type: fc.constant('contract' as const),
    name,
    valid: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('remove' as const),
    kind: fc.constantFrom('dataproduct', 'datacontract', 'scorecard'),
    name: fc.oneof(name, fc.constantFrom(...SCORECARDS)),
  }),
  fc.record({
    type: fc.constant('group' as const),
    members: fc.nat({ max: 1 }),
  }),
  fc.record({
    type: fc.constant('domain' as const),
    parent: fc.constantFrom('', 'sea'),
  }),
  fc.record({
    type: fc.constant('rules' as const),
    name: fc.constantFrom(...SCORECARDS),
    rules: fc.uniqueArray(fc.constantFrom(...RULES), { minLength: 1 }),
    grace: fc.boolean(),
    scoped: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('incidents' as const),
    name,
    open: fc.nat({ max: 2 }),
  }),
  fc.record({
    type: fc.constant('exemption' as const),
    check: fc.nat({ max: 2 }),
    product: fc.option(name, { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('time' as const),
    hours: fc.constantFrom(1, 30),
  }),
);

/** A product among its own inputs, read with another one or alone. */
const READS_ITSELF: Step[] = ['flights', 'birds'].map(product => ({
  type: 'product',
  name: product,
  purpose: false,
  domain: 'air',
  input: 'birds',
}));
READS_ITSELF.splice(1, 0, {
  type: 'rules',
  name: 'foundations',
  rules: ['facts.catalog.missingInputs.size() == 0'],
  grace: false,
  scoped: false,
});

/** One mesh in a world where steps happen. */
class World {
  readonly catalog = new TestCatalog();
  readonly clock = { now: START };
  readonly #incidents = new Map<string, number>();
  readonly #exemptions: ExemptionRecord[] = [];

  constructor() {
    this.catalog.put(
      aGroup('flight-operations', ['olivia']),
      aDomain('air'),
      aDomain('sea'),
    );
  }

  async happens(step: Step, replica: Replica): Promise<void> {
    this.clock.now = new Date(this.clock.now.getTime() + HOUR);
    switch (step.type) {
      case 'product':
        return this.catalog.put(
          aProduct(step.name, {
            spec: {
              domain: step.domain,
              inputPorts: [{ name: 'in', product: step.input }],
              ...(step.purpose ? { purpose: 'To plan' } : {}),
            },
          }),
        );
      case 'contract':
        return this.catalog.put(
          aContract(step.name, step.valid ? ODCS : 'kind: nothing'),
        );
      case 'remove':
        return this.catalog.remove(
          step.kind === 'datacontract'
            ? `datacontract:default/${step.name}-contract`
            : `${step.kind}:default/${step.name}`,
        );
      case 'group':
        return this.catalog.put(
          aGroup('flight-operations', ['olivia'].slice(0, step.members)),
        );
      case 'domain':
        return this.catalog.put(aDomain('air', step.parent || undefined));
      case 'rules':
        return this.catalog.put(
          aScorecard(
            step.name,
            step.rules.map((rule, index) =>
              aCheck(`check-${index}`, rule, {
                level: index % 2 ? 'silver' : 'bronze',
                ...(step.grace && index === 0
                  ? { phase: 'grace', enforcedFrom: '2026-06-02' }
                  : {}),
              }),
            ),
            step.scoped ? { scope: { domain: 'sea' } } : {},
          ),
        );
      case 'incidents':
        this.#incidents.set(refOf(step.name), step.open);
        return replica.report({ [refOf(step.name)]: step.open });
      case 'exemption':
        return this.#exempt(step, replica);
      default:
        this.clock.now = new Date(this.clock.now.getTime() + step.hours * HOUR);
        return undefined;
    }
  }

  /** What is known of the world to a backend that knew nothing before. */
  async tell(replica: Replica, knex: Knex): Promise<void> {
    await replica.report(Object.fromEntries(this.#incidents));
    const rows = await knex('exemptions');
    if (rows.length > 0) {
      throw new Error('It knows something');
    }
    for (const exemption of this.#exemptions) {
      await approve(replica, exemption, this.clock.now);
    }
  }

  async #exempt(
    { check, product }: { check: number; product: string | undefined },
    replica: Replica,
  ): Promise<void> {
    const key = `check-${check} ${product ?? ''}`;
    const now = this.clock.now.toISOString();
    if (this.#exemptions.some(({ reason }) => reason === key)) {
      return;
    }
    const exemption: ExemptionRecord = {
      id: `exemption-${this.#exemptions.length}`,
      state: 'pending',
      scorecard: 'scorecard:default/foundations',
      checkId: `check-${check}`,
      scorecardTitle: 'Foundations',
      checkTitle: 'Check',
      ...(product
        ? { product: refOf(product) }
        : { domain: 'domain:default/sea' }),
      reason: key,
      endsAt: '2027-01-01T00:00:00.000Z',
      requestedBy: 'user:default/olivia',
      requestedAt: now,
      revision: 1,
    };
    this.#exemptions.push(exemption);
    await approve(replica, exemption, this.clock.now);
  }
}

async function approve(
  { exemptions }: Replica,
  exemption: ExemptionRecord,
  now: Date,
): Promise<void> {
  const { requestedBy: by, requestedAt: at } = exemption;
  await exemptions.add({
    exemption,
    event: { at, by, to: 'pending' },
    affectsResults: false,
  });
  await exemptions.change(
    changeExemption(
      exemption,
      {
        type: 'approve',
        actor: { user: 'user:default/grace', ownsRule: true },
      },
      now,
    ),
  );
}

async function fresh(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

/** Everything that holds data, so that one database serves all runs. */
async function empty(knex: Knex): Promise<void> {
  for (const table of [
    'facts',
    'evidence',
    'dependencies',
    'stale',
    'results',
    'product_standings',
    'scorecard_standings',
    'transitions',
    'product_days',
    'scorecards',
    'scorecard_versions',
    'exemption_events',
    'exemptions',
  ]) {
    await knex(table).delete();
  }
}

/** What was found out by judging the facts of a time. */
async function replayed({ facts, scorecards, exemptions }: Replica, at: Date) {
  const products = await facts.productsAt(at);
  const known = await facts.at(products, at);
  const rules = await scorecards.compiledAt(at);
  const found = [];
  for (const product of products) {
    const of = known.get(product)!;
    const { domains } = of.get('entity')!.content as EntityContent;
    const judgement = judgeProduct({
      facts: of,
      scorecards: rules,
      exemptions: await exemptions.inForce([{ product, domains }], at),
      now: at,
    })!;
    for (const { scorecard, checks } of judgement.scorecards) {
      for (const { checkId, status, reason } of checks) {
        found.push([
          product,
          scorecard.definition.ref,
          checkId,
          status,
          reason,
        ]);
      }
    }
  }
  return found.sort(byText);
}

async function live(knex: Knex) {
  const { results } = await snapshot(knex);
  return results
    .map(row => [
      row.product,
      row.scorecard,
      row.check_id,
      row.status,
      row.reason,
    ])
    .sort(byText);
}

function byText(a: string[], b: string[]): number {
  return a.join('\0') < b.join('\0') ? -1 : 1;
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('whatever happens, on %s', id => {
  const numRuns = id === 'SQLITE_3' ? 40 : 8;

  it('what is evaluated bit by bit is what is evaluated at once', async () => {
    const [first, second] = [await fresh(id), await fresh(id)];
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 5, maxLength: 25 }),
        async steps => {
          await Promise.all([empty(first), empty(second)]);
          const world = new World();
          const replica = aReplica(first, world);
          for (const step of steps) {
            await world.happens(step, replica);
            await replica.deadlines.run();
            await replica.settle();
          }
          const atOnce = aReplica(second, world);
          await world.tell(atOnce, second);
          await atOnce.settle();
          expect(comparable(await snapshot(first))).toEqual(
            comparable(await snapshot(second)),
          );
        },
      ),
      { numRuns, examples: [[READS_ITSELF]] },
    );
  });

  it('what is judged again by the facts and rules of a time is what was live', async () => {
    const knex = await fresh(id);
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 3, maxLength: 12 }),
        async steps => {
          await empty(knex);
          const world = new World();
          const replica = aReplica(knex, world);
          const past: { at: Date; results: unknown }[] = [];
          for (const step of steps) {
            await world.happens(step, replica);
            await replica.settle();
            past.push({ at: world.clock.now, results: await live(knex) });
          }
          for (const { at, results } of past) {
            expect(await replayed(replica, at)).toEqual(results);
          }
        },
      ),
      { numRuns },
    );
  });
});

/** Without ids of exemptions, of which one of several may be in force. */
function comparable(found: Awaited<ReturnType<typeof snapshot>>) {
  return {
    ...found,
    results: found.results.map(({ exemption, ...row }) => ({
      ...row,
      isExempt: exemption !== null,
    })),
  };
}
