import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { GrantService } from '../grants/GrantService';
import { Authorizer } from '../permissions/Authorizer';
import { callerRefusal } from '../ports/holders';
import { PortCatalog } from '../ports/PortCatalog';
import { ownersOf } from '../ports/terms';
import { Settings } from '../settings';
import { describeError } from '../worker/describeError';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { DriftRepairer } from './DriftRepairer';
import { DriftService } from './DriftService';
import { DriftStore } from './DriftStore';
import { DriftReader, DriftVisibility } from './DriftVisibility';
import { PortComparer } from './PortComparer';
import { PortRegistry } from './PortRegistry';
import { PortStore } from './PortStore';

/**
 * Puts the parts together that compare the engines with the grants.
 * @internal
 */
export function createDrift(options: {
  database: AccessDatabase;
  requests: RequestStore;
  grants: GrantStore;
  service: GrantService;
  transitions: GrantTransitions;
  authorizer: Authorizer;
  catalog: CatalogService;
  auth: AuthService;
  platforms: DataPlatforms;
  /** What the catalog says of holders. */
  people: Pick<PortCatalog, 'holders' | 'productsWithAccount'>;
  settings: Settings;
  logger: LoggerService;
}) {
  const { catalog, auth, settings, logger } = options;
  const ports = new PortStore(options.database);
  const drift = new DriftStore(options.database);
  const comparer = new PortComparer({
    ...options,
    ports,
    drift,
    alarmRecipients: settings.alarmRecipients,
    ownersOf: async product => {
      const credentials = await auth.getOwnServiceCredentials();
      const entity = await catalog.getEntityByRef(product, { credentials });
      return entity ? ownersOf(entity) : [];
    },
  });
  const registry = new PortRegistry({
    ...options,
    ports,
    drift,
    retiredGrace: settings.grace.retired,
  });
  const repairer = new DriftRepairer({ ...options, drift });
  const repair = () =>
    repairer
      .run()
      .catch(error =>
        logger.error(`Nothing was repaired: ${describeError(error)}`),
      );

  return {
    store: drift,
    service: new DriftService({
      ...options,
      drift,
      ports,
      comparer,
      grants: options.service,
      visibility: new DriftVisibility(options),
      principalsOf: (reader, platform) =>
        principalsOf(options.people, reader, platform),
      refresh: () => registry.refresh(),
      onRepair: () => void repair(),
    }),
    repair,
    /** Compares every port with its engine. */
    async compareAll(signal?: AbortSignal): Promise<void> {
      await repair();
      await registry.refresh(signal);
      for (const port of await ports.list()) {
        if (!signal?.aborted) {
          await comparer.compare(port);
        }
      }
    },
  };
}

/** Of the person, their teams, and the data products they own. */
async function principalsOf(
  people: Pick<PortCatalog, 'holders' | 'productsWithAccount'>,
  reader: DriftReader,
  platform: string,
): Promise<ReadonlySet<string>> {
  const refs = [
    reader.userRef,
    ...reader.claims.filter(ref => ref.startsWith('group:')),
    ...people.productsWithAccount(platform),
  ];
  const holders = await people.holders(refs.map(ref => ({ ref, platform })));
  return new Set(
    holders.flatMap(holder =>
      holder.principal && !callerRefusal(holder, reader)
        ? [holder.principal]
        : [],
    ),
  );
}
