import { TestPostgres } from 'dev-services';
import { elapsed } from '../harness';
import { BARE, CONSUMERS, consumerRole, PORTS } from './sizes';
import { connectAsProvisioner } from './warehouse';

/**
 * The limit: memberships given, read back and taken again one after the other
 * on one connection, by statements that somebody wrote down before.
 *
 * @returns how many a second
 */
export async function bareGrantsPerSecond(
  postgres: TestPostgres,
): Promise<number> {
  const client = await connectAsProvisioner(postgres);
  const readers = Array.from({ length: PORTS }, (_, port) => `bare_${port}`);
  try {
    for (const reader of readers) {
      await client.query(`create role ${reader} nologin`);
    }
    const milliseconds = await elapsed(async () => {
      for (let index = 0; index < BARE; index++) {
        const reader = readers[index % PORTS];
        const consumer = consumerRole(Math.floor(index / PORTS) % CONSUMERS);
        await client.query(`grant ${reader} to ${consumer}`);
        const { rows } = await client.query(
          `select pg_has_role('${consumer}', '${reader}', 'usage') as has`,
        );
        if (!rows[0].has) {
          throw new Error(`${consumer} has not become a member of ${reader}`);
        }
        await client.query(`revoke ${reader} from ${consumer}`);
      }
    });
    return (BARE * 1000) / milliseconds;
  } finally {
    for (const reader of readers) {
      await client.query(`drop role if exists ${reader}`);
    }
    await client.end();
  }
}
