import { setTimeout as delay } from 'node:timers/promises';
import { PostgresServer, withClient } from '../postgres';

/** The data products of the example mesh, by name of the entity. */
export const exampleProducts: readonly string[] = [
  'airports',
  'bird-strikes',
  'departure-delays',
  'flights',
  'strike-risk',
  'weather',
];

/** Where the marketplace reads, which follows the catalog. */
const INDEX_DATABASE = 'backstage_plugin_data-mesh';
const POLL_MS = 500;

/**
 * Waits until something holds.
 *
 * @param holds - looks whether it does
 * @param timeoutMs - milliseconds to wait at most
 * @returns whether it came to hold in time
 */
export async function waitUntil(
  holds: () => Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      return false;
    }
    await delay(POLL_MS);
  }
  return true;
}

/**
 * Whether the backend says that it is ready.
 *
 * @param url - address of the portal
 */
export async function isBackendReady(url: string): Promise<boolean> {
  return fetch(`${url}/.backstage/health/v1/readiness`, {
    signal: AbortSignal.timeout(5_000),
  }).then(
    response => response.ok,
    () => false,
  );
}

/**
 * The example products that the marketplace does not show yet. It looks into
 * the index of the data mesh plugin, since every route asks who is reading.
 *
 * @param server - PostgreSQL, with a user who may read the plugin's tables
 */
export async function missingProducts(
  server: Omit<PostgresServer, 'stop'>,
): Promise<string[]> {
  const found: string[] = await withClient(
    server,
    INDEX_DATABASE,
    async client => {
      const { rows } = await client.query(
        "SELECT ref FROM products WHERE ref LIKE 'dataproduct:default/%'",
      );
      return rows.map(row => String(row.ref).split('/')[1]);
    },
  ).catch(error => {
    // At the first start neither the database nor the table is there yet.
    if (error.code === '3D000' || error.code === '42P01') {
      return [];
    }
    throw error;
  });
  return exampleProducts.filter(name => !found.includes(name));
}
