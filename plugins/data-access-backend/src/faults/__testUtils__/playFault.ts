import { AccessRequestDetails } from '@meshport/backstage-plugin-data-access-common';
import { must } from '../../__testUtils__/must';
import { FaultWorld } from './FaultWorld';
import { FaultPoint } from './messages';
import { Scenario } from './scenarios';
import { waitFor } from './waitFor';

/** Milliseconds for which the victim is left alone. */
const PATIENCE = 10_000;

/**
 * Kills the victim at a point of a scenario, lets the other replica go on, and
 * checks what has to hold afterwards.
 *
 * @param options - `alone`: the other replica leaves all work to the victim
 * while that lives; `disturb`: what happens to the engine at the same time
 * @returns whether the victim got to the point and died
 * @throws naming the rule that was broken
 */
export async function playFault(
  world: FaultWorld,
  options: {
    scenario: Scenario;
    point: FaultPoint;
    run: number;
    alone: boolean;
    disturb?: () => Promise<void>;
  },
): Promise<boolean> {
  const { scenario, point, run } = options;
  const id = await scenario.prepare(world, run);
  const { connection } = await world.detailsOf(run, id);
  const victim = await world.victim();
  if (options.alone) {
    await world.survivor.rest();
  }
  await victim.arm(point).catch(async error => {
    // What it does by itself may reach the point before it can answer.
    if ((await victim.death(PATIENCE)) !== 'SIGKILL') {
      throw error;
    }
  });
  const acting = scenario.act(victim, id).catch(() => {});
  const disturbing = options.disturb?.();
  const isSettled = async () => {
    const { request } = await world.detailsOf(run, id);
    return request.grant?.state === scenario.settles;
  };
  // What has to be tried again later is nobody's while the other one rests.
  const relief = setTimeout(() => void world.survivor.work(), PATIENCE);
  let died = false;
  await waitFor('the death of the victim or the end of its work', async () => {
    died = (await victim.death(50)) === 'SIGKILL';
    return died || ((await isSettled()) && (await world.outbox()) === 0);
  });
  await acting;
  clearTimeout(relief);
  await world.survivor.work();
  if (died) {
    world.replaceVictim();
    const found = await world.detailsOf(run, id);
    must(
      !(await world.reads(run, connection?.statement)) || isApproved(found),
      'who can read was approved, also while nobody has mended anything',
    );
    await world.outlastLeases();
    await scenario.act(world.survivor, id).catch(() => {});
  }
  await disturbing;
  await waitFor(`${scenario.settles} after the fault`, isSettled);
  await checkRun(world, scenario, run, id, connection?.statement);
  return died;
}

async function checkRun(
  world: FaultWorld,
  scenario: Scenario,
  run: number,
  id: string,
  before?: string,
): Promise<void> {
  const details = await world.detailsOf(run, id);
  const statement = details.connection?.statement ?? before;
  const active = scenario.settles === 'active';
  must(
    (await world.reads(run, statement)) === active,
    active ? 'an active grant lets them read' : 'nobody reads past the end',
  );
  must(isApproved(details), 'a grant follows one approval');
  for (const [type, times] of [
    ['request.submitted', 1],
    ['grant.activated', 1],
    ['grant.ended', active ? 0 : 1],
  ] as const) {
    must(
      details.events.filter(event => event.type === type).length === times,
      `${type} is said ${times} times`,
    );
  }
}

function isApproved({ events }: AccessRequestDetails): boolean {
  return events.filter(({ type }) => type === 'request.approved').length === 1;
}
