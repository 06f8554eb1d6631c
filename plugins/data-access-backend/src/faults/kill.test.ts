import { checkWorld } from './__testUtils__/checkWorld';
import { FaultWorld } from './__testUtils__/FaultWorld';
import { FaultPoint } from './__testUtils__/messages';
import { playPoints } from './__testUtils__/playPoints';
import { pointsOf, rehearse } from './__testUtils__/rehearse';
import { expiryScenario, grantScenario } from './__testUtils__/scenarios';
import { statementKey } from './__testUtils__/StatementTap';

jest.setTimeout(180_000);

/**
 * Of all points those where something has just become lasting, or is about to
 * be: the end of each of the first transactions, and the change in the engine.
 * The other ones are for the command that the README names.
 */
function isTelling({ statement, occurrence, moment }: FaultPoint): boolean {
  if (/^engine: (GRANT|REVOKE) "…"/.test(statement)) {
    return moment === 'after';
  }
  if (statement === 'engine: COMMIT') {
    return true;
  }
  return (
    statement === 'portal: COMMIT;' && occurrence <= 3 && moment === 'after'
  );
}

describe('a replica that is killed', () => {
  const address =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING ?? '';
  let world: FaultWorld;
  let turns = 0;

  beforeAll(async () => {
    world = await FaultWorld.create({
      portal: address,
      engine: address,
      runs: 60,
    });
  });

  afterAll(async () => {
    await world?.close();
  });

  it.each([grantScenario, expiryScenario])(
    'leaves nothing undone and nothing given, in $name',
    async scenario => {
      const points = (await rehearse(world, scenario)).filter(isTelling);
      expect(points.map(({ statement }) => statement)).toEqual(
        expect.arrayContaining(['portal: COMMIT;', 'engine: COMMIT']),
      );
      const tally = await playPoints(world, {
        scenario,
        points,
        // At every other point, cut off from the engine as well.
        disturb: () =>
          turns++ % 2 === 0 ? () => world.disturbEngine() : undefined,
      });
      expect(tally).toMatchObject({ kills: points.length, missed: [] });
      await checkWorld(world);
    },
  );
});

describe('statementKey', () => {
  it('is the same for statements of the same kind', () => {
    const grant = (role: string, user: string) =>
      statementKey('engine', `GRANT "${role}"  TO "${user}" WITH SET FALSE`);
    expect(grant('dm_flights_1_0a1b2c3d', 'chen_1')).toBe(
      grant('dm_airports_2_99999999', 'olivia_2'),
    );
    expect(statementKey('portal', 'select "id" where "a" in ($1, $2)')).toBe(
      'portal: select "id" where "a" in ($)',
    );
    expect(statementKey('portal', 'COMMIT;')).not.toBe(
      statementKey('engine', 'COMMIT;'),
    );
  });
});

describe('pointsOf', () => {
  it('has two points for each statement, each time it is sent', () => {
    const points = pointsOf([
      'portal: select version();',
      'portal: a',
      'portal: a',
    ]);
    expect(points).toEqual(
      [1, 2].flatMap(occurrence =>
        ['before', 'after'].map(moment => ({
          statement: 'portal: a',
          occurrence,
          moment,
        })),
      ),
    );
  });
});
