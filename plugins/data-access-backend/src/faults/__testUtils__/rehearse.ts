import { FaultWorld } from './FaultWorld';
import { FaultPoint } from './messages';
import { Scenario } from './scenarios';
import { waitFor } from './waitFor';

/** Said on every new connection, before any statement of ours. */
const CONNECTING = /^\w+: select version\(\);?$/i;

/**
 * Plays a scenario on a replica that is left alive, and finds every point at
 * which it can be killed.
 *
 * @returns each statement it sent, before and after, in their order
 */
export async function rehearse(
  world: FaultWorld,
  scenario: Scenario,
): Promise<FaultPoint[]> {
  const run = world.nextRun();
  const id = await scenario.prepare(world, run);
  const victim = await world.victim();
  // The other replica would take some of the work.
  await world.survivor.rest();
  await victim.record();
  await scenario.act(victim, id);
  await waitFor(scenario.settles, async () => {
    const { request } = await world.detailsOf(run, id);
    return request.grant?.state === scenario.settles;
  });
  await waitFor('an empty outbox', async () => (await world.outbox()) === 0);
  await world.survivor.work();
  return pointsOf(await victim.recorded());
}

/** The two points of each statement. */
export function pointsOf(statements: string[]): FaultPoint[] {
  const counts = new Map<string, number>();
  return statements
    .filter(statement => !CONNECTING.test(statement))
    .flatMap(statement => {
      const occurrence = (counts.get(statement) ?? 0) + 1;
      counts.set(statement, occurrence);
      return (['before', 'after'] as const).map(moment => ({
        statement,
        occurrence,
        moment,
      }));
    });
}
