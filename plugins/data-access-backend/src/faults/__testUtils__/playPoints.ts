import { FaultWorld } from './FaultWorld';
import { FaultPoint } from './messages';
import { playFault } from './playFault';
import { Scenario } from './scenarios';

/** How often a point is tried that the other replica's work has passed by. */
const TRIES = 4;

/** What came of killing a replica at many points. */
export interface Tally {
  runs: number;
  kills: number;
  /** Points that no run got to. */
  missed: FaultPoint[];
}

/**
 * Kills a replica at each of the points, one after the other.
 *
 * @param options - `disturb`: what happens to the engine in the next run, if
 * anything
 * @throws naming the point and the rule that was broken
 */
export async function playPoints(
  world: FaultWorld,
  options: {
    scenario: Scenario;
    points: FaultPoint[];
    disturb: () => (() => Promise<void>) | undefined;
    onRun?: (tally: Tally) => void;
  },
): Promise<Tally> {
  const { scenario, points } = options;
  const tally: Tally = { runs: 0, kills: 0, missed: [] };
  for (const [index, point] of points.entries()) {
    let died = false;
    for (let attempt = 1; attempt <= TRIES && !died; attempt++) {
      const run = world.nextRun();
      // With a disturbed engine, or with another replica that takes the work, it
      // may not get to the point; then it is left alone.
      const disturb = attempt === 1 ? options.disturb() : undefined;
      const alone = attempt > 1 || (!disturb && index % 4 !== 0);
      const fault = { scenario, point, run, alone, disturb };
      died = await playFault(world, fault).catch(error => {
        throw new Error(
          `Killed ${point.moment} '${point.statement}' number ${point.occurrence} of ${scenario.name} in run ${run}: ${error}`,
          { cause: error },
        );
      });
      tally.runs++;
      tally.kills += Number(died);
      options.onRun?.(tally);
    }
    if (!died) {
      tally.missed.push(point);
    }
  }
  return tally;
}
