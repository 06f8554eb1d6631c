import { TestDatabases } from '@backstage/backend-test-utils';
import { aCheck, aGroup, aScorecard } from '../__testUtils__/entities';
import { startMesh } from '../__testUtils__/personas';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const secret = (rule: string) =>
  aScorecard('plans', [
    aCheck('known', 'true'),
    aCheck('secret', rule, { phase: 'draft' }),
  ]);

describe('GET /scorecards', () => {
  it('shows the rule of a draft, and what is wrong with it, to the owner of the scorecard only', async () => {
    const knex = await databases.init('SQLITE_3');
    const group = aGroup('data-governance', ['grace']);
    const { client, evaluate, show } = await startMesh({
      knex,
      entities: [secret('facts.nothing.planned'), group],
    });
    const listed = async (persona: 'grace' | 'olivia' | 'service') => {
      const { items } = await client(persona).getScorecards();
      return items[0];
    };
    await evaluate();
    const problem = expect.stringContaining('facts.nothing.planned');
    expect(await listed('grace')).toMatchObject({
      owner: 'group:default/data-governance',
      problems: [problem],
    });
    for (const other of ['olivia', 'service'] as const) {
      expect((await listed(other)).problems).toEqual([
        'It has problems, which its owners see',
      ]);
    }

    show([secret('true'), group]);
    await evaluate();
    const idsFor = async (persona: 'grace' | 'olivia') =>
      (await listed(persona)).checks.map(({ id }) => id);
    expect(await idsFor('grace')).toEqual(['known', 'secret']);
    expect(await idsFor('olivia')).toEqual(['known']);
    expect((await listed('olivia')).problems).toEqual([]);
    const { items: versions } = await client('olivia').getScorecardVersions(
      'scorecard:default/plans',
    );
    expect(versions).toMatchObject([{ checks: 1 }]);
  });
});
