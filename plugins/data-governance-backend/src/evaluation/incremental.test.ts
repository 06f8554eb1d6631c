import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { aReplica, Replica, snapshot } from '../__testUtils__/replica';
import { migrationsDirectory } from '../database';
import { EntityContent, judgeProduct } from '../judging';
import { anyStep, READS_ITSELF } from './__testUtils__/anyStep';
import { World } from './__testUtils__/World';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

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
