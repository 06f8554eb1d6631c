import { StartError } from '../settings';
import { parts, runSteps, steps } from '../verification';
import { runCommand } from './runCommand';

runCommand(async ({ services, reporter }) => {
  const [part] = process.argv.slice(2);
  if (part !== undefined && !parts.some(known => known === part)) {
    throw new StartError(
      `There is no part "${part}" of the tests.`,
      `Run npm test, or one of ${parts
        .map(known => `npm test -- ${known}`)
        .join(', ')}.`,
    );
  }
  const passed = await runSteps(
    steps.filter(step => part === undefined || step.part === part),
    { root: process.cwd(), services, reporter },
  );
  return passed ? 0 : 1;
}, 130);
