import { must } from '../../__testUtils__/must';
import { FaultWorld } from './FaultWorld';
import { waitFor } from './waitFor';

/**
 * Checks what has to hold for all runs together, when they are over.
 *
 * @throws naming the rule that was broken
 */
export async function checkWorld(world: FaultWorld): Promise<void> {
  await waitFor('an empty outbox', async () => (await world.outbox()) === 0);
  const log = await world.verifyLog();
  must(log.intact, `the log is whole: ${JSON.stringify(log)}`);
}
