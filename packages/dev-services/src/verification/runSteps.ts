import { Tally } from '../story';
import { Step, StepContext } from './steps';

/**
 * Runs steps until one fails, and says how each went and how many tests there
 * were.
 *
 * @returns whether all passed
 */
export async function runSteps(
  steps: readonly Step[],
  context: StepContext,
): Promise<boolean> {
  const { reporter } = context;
  const total: Tally = { passed: 0, failed: 0 };
  const began = Date.now();
  for (const [index, step] of steps.entries()) {
    const stepBegan = Date.now();
    reporter.say(`\n[${index + 1}/${steps.length}] ${step.title}`);
    const { passed, failed } = await step.run(context).catch(error => {
      reporter.say(error instanceof Error ? error.message : String(error));
      return { passed: 0, failed: 1 };
    });
    total.passed += passed;
    total.failed += failed;
    reporter.say(
      `[${index + 1}/${steps.length}] ${step.title}: ${
        failed ? 'FAILED' : 'passed'
      } (${secondsSince(stepBegan)} s)`,
    );
    if (failed) {
      break;
    }
  }
  reporter.say(`\nDone in ${secondsSince(began)} s`);
  reporter.say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

function secondsSince(time: number): number {
  return Math.round((Date.now() - time) / 1000);
}
