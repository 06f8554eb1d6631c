import { runCommand, startTestPostgres } from 'dev-services';
import { checkWorld } from './checkWorld';
import { FaultWorld } from './FaultWorld';
import { playPoints, Tally } from './playPoints';
import { rehearse } from './rehearse';
import { scenarios } from './scenarios';

const RUNS = 2_000;

/**
 * Kills a replica at every point of the scenarios named on the command line,
 * or of all, while the engine is restarted at random.
 */
runCommand(async ({ services, reporter }) => {
  const named = process.argv.slice(2);
  const chosen = scenarios.filter(
    ({ name }) => named.length === 0 || named.includes(name),
  );
  const [portal, engine] = [
    await startTestPostgres(),
    await startTestPostgres(),
  ];
  await services.add(portal.stop);
  await services.add(engine.stop);
  const world = await FaultWorld.create({
    portal: portal.connectionString,
    engine: engine.connectionString,
    runs: RUNS,
  });
  await services.add(() => world.close());

  const disturbances = [
    undefined,
    () => world.disturbEngine(),
    () => engine.restart(),
  ];
  const tallies: Tally[] = [];
  for (const scenario of chosen) {
    const points = await rehearse(world, scenario);
    const tally = await playPoints(world, {
      scenario,
      points,
      disturb: () => {
        const disturb =
          disturbances[Math.floor(Math.random() * disturbances.length)];
        return disturb && (() => soon().then(disturb));
      },
      onRun: ({ runs, kills }) =>
        reporter.progress(
          `${scenario.name}: ${runs} runs, ${kills} kills, ${points.length} points`,
        ),
    });
    reporter.progress(undefined);
    reporter.say(
      `${scenario.name}: ${points.length} points, ${tally.runs} runs, ${tally.kills} kills, ${tally.missed.length} points not reached`,
    );
    for (const { moment, statement, occurrence } of tally.missed) {
      reporter.say(`  not reached: ${moment} ${occurrence} × ${statement}`);
    }
    tallies.push(tally);
  }
  await checkWorld(world);
  const total = (count: (tally: Tally) => number) =>
    tallies.reduce((sum, tally) => sum + count(tally), 0);
  reporter.say(
    `${total(({ runs }) => runs)} runs, ${total(
      ({ kills }) => kills,
    )} kills: no right without approval, no approval without its right, none past its end, the log intact`,
  );
  return 0;
}, 130);

/** Some moment within what a scenario takes. */
function soon(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.random() * 150));
}
