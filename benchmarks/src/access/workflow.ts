import { Knex } from 'knex';
import { elapsed } from '../harness';
import {
  CONSUMERS,
  consumerRef,
  DECISIONS,
  GRANTS,
  OWNER,
  portName,
  PORTS,
  PRODUCT,
} from './sizes';
import { Access } from './startAccess';

const LONGEST = 600_000;

/**
 * Every consumer asks for every port, in a basket each.
 *
 * @returns the ids of all requests
 */
export async function askForAll(access: Access): Promise<string[]> {
  const ids: string[] = [];
  for (let consumer = 0; consumer < CONSUMERS; consumer++) {
    const { items } = await access.as(consumerRef(consumer)).createBasket(
      Array.from({ length: PORTS }, (_, port) => ({
        product: PRODUCT,
        port: portName(port),
        version: '1.0.0',
        purpose: 'a study of punctuality',
        duration: 'P30D',
      })),
    );
    ids.push(...items.map(({ id }) => id));
  }
  return ids;
}

/**
 * Approves all requests over HTTP, and waits until the engine has confirmed
 * every right.
 *
 * @returns decisions a second of the first call, and grants a second from the
 * first approval to the last confirmed right
 */
export async function grantAll(
  access: Access,
  knex: Knex,
  ids: string[],
): Promise<{ decisions: number; grants: number }> {
  let firstCall = Infinity;
  const all = await elapsed(async () => {
    for (let from = 0; from < ids.length; from += DECISIONS) {
      const call = await elapsed(() =>
        approve(access, ids.slice(from, from + DECISIONS)),
      );
      firstCall = Math.min(firstCall, call);
    }
    await untilActive(access, knex);
  });
  return {
    decisions: (DECISIONS * 1000) / firstCall,
    grants: (GRANTS * 1000) / all,
  };
}

async function approve(access: Access, ids: string[]): Promise<void> {
  const { results } = await access
    .as(OWNER)
    .decideMany(
      ids.map(id => ({ id, verdict: 'approve' as const, revision: 1 })),
    );
  const refused = results.find(result => !result.decided);
  if (refused) {
    throw new Error(`A decision was refused: ${JSON.stringify(refused)}`);
  }
}

async function untilActive(access: Access, knex: Knex): Promise<void> {
  const begun = performance.now();
  for (;;) {
    // As on its schedule; rights are not made to wait for notifications.
    void access.scheduler.run('outbox');
    const [{ active }] = await knex('access_grants')
      .where({ state: 'active' })
      .count({ active: '*' });
    if (Number(active) === GRANTS) {
      return;
    }
    if (performance.now() - begun > LONGEST) {
      throw new Error(`Only ${active} of ${GRANTS} rights became active`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
