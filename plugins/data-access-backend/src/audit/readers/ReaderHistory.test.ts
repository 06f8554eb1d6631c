import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { AccessDatabase } from '../../database/AccessDatabase';
import { appendEvents, NewAccessEvent } from '../../database/eventLog';
import { ReaderHistory } from './ReaderHistory';

jest.setTimeout(120_000);

const START = Date.UTC(2026, 0, 1);

/** When a right began and ended, in hours; neither is also possible. */
interface Story {
  product: number;
  person: number;
  from?: number;
  until?: number;
}

const anyStory: fc.Arbitrary<Story> = fc
  .record(
    {
      product: fc.nat({ max: 2 }),
      person: fc.nat({ max: 2 }),
      from: fc.integer({ min: 1, max: 40 }),
      length: fc.integer({ min: 0, max: 20 }),
    },
    { requiredKeys: ['product', 'person'] },
  )
  .map(({ product, person, from, length }) => ({
    product,
    person,
    from,
    until:
      from !== undefined && length !== undefined ? from + length : undefined,
  }));

const hour = (n: number) => new Date(START + n * 3_600_000).toISOString();

function eventsOf(stories: readonly Story[]): NewAccessEvent[] {
  const events = stories.flatMap((story, index): NewAccessEvent[] => {
    const ids = { requestId: `r-${index}`, grantId: `g-${index}` };
    const actor = `user:default/p${story.person}`;
    return [
      {
        requestId: ids.requestId,
        type: 'request.submitted',
        actor,
        at: hour(0),
        toState: 'pending',
        details: {
          product: `dataproduct:default/d${story.product}`,
          port: 'p',
          version: '1.0.0',
          holder: actor,
        },
      },
      {
        ...ids,
        type: 'grant.requested',
        actor,
        at: hour(0),
        toState: 'granting',
        details: { principal: `p${story.person}`, platform: 'warehouse' },
      },
      ...(story.from === undefined
        ? []
        : [
            {
              ...ids,
              type: 'grant.activated',
              actor: 'system',
              at: hour(story.from),
              toState: 'active' as const,
            },
          ]),
      ...(story.until === undefined
        ? []
        : [
            {
              ...ids,
              type: 'grant.ended',
              actor: 'system',
              at: hour(story.until),
              toState: 'revoked' as const,
            },
          ]),
    ];
  });
  return events.sort((one, other) => one.at.localeCompare(other.at));
}

async function replaceLog(knex: Knex, events: NewAccessEvent[]): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table access_events disable trigger all');
  } else {
    await knex.raw('drop trigger if exists access_events_no_delete');
  }
  await knex('access_events').delete();
  await knex('access_event_head').update({ sequence: 0, hash: '0'.repeat(64) });
  await knex.transaction(trx => appendEvents(trx, events));
}

describe('ReaderHistory', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    it('answers for any moment what the stories of the rights say, in pages too', async () => {
      const knex = await databases.init(databaseId);
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      const history = new ReaderHistory(database);
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStory, { minLength: 1, maxLength: 12 }),
          fc.integer({ min: 0, max: 70 }),
          fc.option(fc.nat({ max: 2 })),
          fc.option(fc.nat({ max: 2 })),
          fc.integer({ min: 1, max: 5 }),
          async (stories, moment, product, person, limit) => {
            await replaceLog(knex, eventsOf(stories));
            const expected = stories.flatMap((story, index) =>
              story.from !== undefined &&
              story.from <= moment &&
              (story.until === undefined || story.until > moment) &&
              (product === null || story.product === product) &&
              (person === null || story.person === person)
                ? [`g-${index}`]
                : [],
            );
            const query = {
              at: hour(moment),
              limit,
              ...(product !== null && {
                product: `dataproduct:default/d${product}`,
              }),
              ...(person !== null && {
                holder: `user:default/p${person}`,
                principal: `p${person}`,
              }),
            };
            const found: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await history.list({ ...query, cursor });
              expect(page.items.length).toBeLessThanOrEqual(limit);
              found.push(...page.items.map(({ grantId }) => grantId));
              cursor = page.nextCursor;
            } while (cursor);
            expect(found.sort()).toEqual(expected.sort());
          },
        ),
        { numRuns: 60 },
      );
    });

    it('refuses a cursor that is not one', async () => {
      const knex = await databases.init(databaseId);
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      await expect(
        new ReaderHistory(database).list({ cursor: 'newest' }),
      ).rejects.toThrow('cursor: not a cursor of this list');
    });
  });
});
