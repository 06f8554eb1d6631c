import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  DataPlatforms,
  offerRefusal,
} from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { portTerms } from '../ports/terms';
import { describeError } from '../worker/describeError';
import { SYSTEM } from '../workflow/actors';
import { DriftStore } from './DriftStore';
import { PortStore } from './PortStore';
import { portKey } from './rows';
import { KnownPort } from './types';

const PAGE = 200;

/** @internal */
export interface RegistryContext {
  database: AccessDatabase;
  ports: PortStore;
  drift: DriftStore;
  catalog: CatalogService;
  auth: AuthService;
  platforms: DataPlatforms;
  /** Milliseconds for which a port that is gone stays as it is. */
  retiredGrace: number;
  logger: LoggerService;
}

/**
 * Knows which ports there are rights on: those that the catalog offers, and
 * those of grants that have not ended. Of a port that is neither any more, the
 * engine keeps nothing.
 * @internal
 */
export class PortRegistry {
  readonly #context: RegistryContext;

  constructor(context: RegistryContext) {
    this.#context = context;
  }

  /** Brings the known ports up to date. */
  async refresh(signal?: AbortSignal): Promise<void> {
    const { ports } = this.#context;
    const offered = await this.#offered();
    const granted = await ports.ofLivingGrants();
    const wanted = byKey([...granted, ...offered]);
    const offeredKeys = new Set(byKey(offered).keys());
    const now = new Date();
    const known = byKey(await ports.list());
    for (const [key, port] of wanted) {
      const goneSince = offeredKeys.has(key)
        ? undefined
        : known.get(key)?.goneSince ?? now.toISOString();
      await ports.put({ ...port, goneSince });
    }
    for (const [key, port] of known) {
      if (!wanted.has(key) && !signal?.aborted) {
        await this.#leave(port, now);
      }
    }
  }

  async #leave(port: KnownPort, now: Date): Promise<void> {
    const { ports, platforms, retiredGrace, logger } = this.#context;
    const since = port.goneSince ?? now.toISOString();
    if (Date.parse(since) + retiredGrace > now.getTime()) {
      await ports.put({ ...port, goneSince: since });
      return;
    }
    const { platform, comparedAt, failure, goneSince, ...accessPort } = port;
    try {
      const removed = await platforms.get(platform).access.retire(accessPort);
      await this.#forget(port, removed);
    } catch (error) {
      const problem = describeError(error);
      logger.warn(`Port ${port.port} of ${port.product} stays: ${problem}`);
      await ports.noteCompared(port, { at: now, failure: problem });
    }
  }

  async #forget(port: KnownPort, removed: string[]): Promise<void> {
    const { database, drift, ports } = this.#context;
    await database.change(async change => {
      for (const finding of await drift.ofPort(port, change.trx)) {
        await drift.update(change.trx, { ...finding, state: 'gone' });
      }
      await ports.remove(port, change.trx);
      if (removed.length > 0) {
        const { product, port: name, version, platform } = port;
        change.record({
          requestId: '',
          type: 'port.retired',
          actor: SYSTEM,
          toState: 'gone',
          details: { product, port: name, version, platform, removed },
        });
      }
    });
  }

  async #offered(): Promise<KnownPort[]> {
    const { catalog, auth, platforms } = this.#context;
    const credentials = await auth.getOwnServiceCredentials();
    const configured = platforms.list();
    const offered: KnownPort[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : { filter: { kind: 'DataProduct' }, limit: PAGE },
        { credentials },
      );
      offered.push(
        ...page.items
          .filter(isDataProductEntity)
          .flatMap(product => portsOf(product, configured)),
      );
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return offered;
  }
}

/**
 * The ports whose product may offer what they say, by the configuration of the
 * platform: the owner of another one is not told who reads a stranger's table,
 * and ends nothing there.
 */
function portsOf(
  product: DataProductEntity,
  platforms: readonly DataPlatform[],
): KnownPort[] {
  if (product.spec.lifecycle === 'retired') {
    return [];
  }
  return (product.spec.outputPorts ?? []).flatMap(({ name, version }) => {
    const terms = portTerms(product, { port: name, version });
    const platform = platforms.find(({ id }) => id === terms?.platform);
    if (!terms?.location || !platform) {
      return [];
    }
    const { location, owner } = terms;
    return offerRefusal({ platform, location, owner }) === undefined
      ? [
          {
            platform: platform.id,
            product: terms.product,
            port: name,
            version,
            location,
          },
        ]
      : [];
  });
}

/** The last of the same key counts. */
function byKey(ports: readonly KnownPort[]): Map<string, KnownPort> {
  return new Map(
    ports.map(port => [JSON.stringify(Object.values(portKey(port))), port]),
  );
}
