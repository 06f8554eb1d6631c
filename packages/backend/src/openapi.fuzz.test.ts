import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { active, pending } from './__testUtils__/authorization/requests';
import { requestsOf } from './__testUtils__/fuzz/requests';
import { Operation, operationsOf } from './__testUtils__/operations';
import {
  OpenApiDocument,
  Portal,
  startPortal,
} from './__testUtils__/startPortal';

jest.setTimeout(300_000);

const RUNS = 40;

/**
 * They want more than their schemas say: whole entities, or one of two fields.
 * No made up request has to please them.
 */
const DEMANDING = ['evaluate', 'whatIf', 'requestExemption'];

// Between them they may do everything that anybody may.
const CALLERS = ['olivia', 'chen', 'grace', 'piotr', 'service'];

/** A database of the PostgreSQL that is there for tests. */
function connectionTo(database: string) {
  const { hostname, port, username, password } = new URL(
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING ?? '',
  );
  return {
    host: hostname,
    port: Number(port),
    user: username,
    password,
    database,
  };
}

describe('any request that the OpenAPI documents suggest', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let portal: Portal;
  let ids: string[];

  beforeAll(async () => {
    const knex = await databases.init('POSTGRES_18');
    portal = await startPortal({
      database: {
        client: 'pg',
        connection: connectionTo(knex.client.database()),
        ensureExists: false,
        pluginDivisionMode: 'schema',
        ensureSchemaExists: true,
      },
    });
    await portal.run('data-governance-collection');
    await portal.run('data-governance-evaluation');
    ids = [await pending(portal), await pending(portal), await active(portal)];
  });

  /** @returns the statuses of all answers */
  async function fuzz(
    document: OpenApiDocument,
    operation: Operation,
  ): Promise<Set<number>> {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALLERS),
        requestsOf(operation, document, ids),
        async (caller, { path, body }) => {
          const { status, text } = await portal.call(
            caller,
            operation.method,
            path,
            body,
          );
          statuses.add(status);
          if (status >= 500) {
            throw new Error(`${operation.operationId}: ${status} ${text}`);
          }
        },
      ),
      { numRuns: RUNS },
    );
    return statuses;
  }

  it.each(['data-access', 'data-governance', 'data-mesh'])(
    'is answered by %s, and never with a fault of its own',
    async plugin => {
      expect(databases.supports('POSTGRES_18')).toBe(true);
      const document = await portal.documentOf(plugin);
      const operations = Object.values(operationsOf(document));
      expect(operations.length).toBeGreaterThan(10);
      const onlyRefused: string[] = [];
      for (const operation of operations) {
        const statuses = await fuzz(document, operation);
        if ([...statuses].every(status => status === 400)) {
          onlyRefused.push(operation.operationId);
        }
      }
      // Requests get past the check of their form, or nothing was proved.
      expect(onlyRefused.filter(id => !DEMANDING.includes(id))).toEqual([]);
    },
  );
});
