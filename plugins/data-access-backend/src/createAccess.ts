import {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { createAudit } from './audit/createAudit';
import { AccessDatabase } from './database/AccessDatabase';
import { GrantStore } from './database/GrantStore';
import { RequestStore } from './database/RequestStore';
import { createDrift } from './drift/createDrift';
import { GrantService } from './grants/GrantService';
import { OverviewReader } from './overview/OverviewReader';
import { Authorizer } from './permissions/Authorizer';
import { createPolicyService } from './policies';
import { GrantExtender } from './renewals/GrantExtender';
import { HandOver } from './renewals/HandOver';
import { createAsking, createPortCatalog } from './requests/createAsking';
import { RouterOptions } from './router/RouterOptions';
import { ScheduledWork } from './scheduleTasks';
import { readSettings } from './settings';
import { expireGrants } from './sweeps/expireGrants';
import { remindOfEnds } from './sweeps/remindOfEnds';
import { StandingSweep } from './sweeps/StandingSweep';
import { createWorker } from './worker/createWorker';
import { GrantTransitions } from './workflow/GrantTransitions';

/**
 * The services of the backend that the parts are made from.
 * @internal
 */
export interface AccessDependencies {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  /** With the tables up to date. */
  database: AccessDatabase;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  platforms: DataPlatforms;
  userInfo: UserInfoService;
}

/**
 * Puts all parts together. Starts nothing.
 *
 * @throws `InputError` naming the key of a setting that cannot be used
 * @internal
 */
export function createAccess(deps: AccessDependencies) {
  const { database } = deps;
  const settings = readSettings(deps.config);
  const requests = new RequestStore(database);
  const grants = new GrantStore(database);
  const transitions = new GrantTransitions(settings);
  const extender = new GrantExtender({ requests, grants, transitions });
  const service = new GrantService({ database, requests, grants, transitions });
  const authorizer = Authorizer.create({
    permissions: deps.permissions,
    registry: deps.permissionsRegistry,
    requests,
  });
  const ports = createPortCatalog({ ...deps, settings: settings.requests });
  const policies = createPolicyService({ ...deps, requests });
  const domain = {
    ...deps,
    requests,
    grants,
    ports,
    policies,
    authorizer,
    transitions,
  };
  const asking = createAsking({
    ...domain,
    store: requests,
    grantStore: grants,
    extend: (change, renewal, terms) => extender.extend(change, renewal, terms),
    settings: settings.requests,
  });
  const standing = new StandingSweep({
    ...domain,
    serviceAccounts: settings.requests.serviceAccounts,
    grace: settings.grace,
  });
  const drift = createDrift({ ...domain, service, settings, people: ports });
  const audit = createAudit({
    ...domain,
    alarmRecipients: settings.alarmRecipients,
  });
  const worker = createWorker({ ...domain, settings: settings.worker });

  const work: ScheduledWork = {
    outbox: () => worker.run(),
    endOfTime: async () => {
      await expireGrants(domain);
      await remindOfEnds(domain, settings.expiringSoon);
      await asking.silence.run();
    },
    standing: async signal => {
      await standing.run(signal);
      await asking.voids.run(signal);
    },
    drift: signal => drift.compareAll(signal),
    log: signal => audit.logCheck.run(signal),
  };
  const routes: RouterOptions = {
    ...deps,
    ...audit,
    ...asking,
    authorizer,
    drift: drift.service,
    driftStore: drift.store,
    grantStore: grants,
    grants: service,
    handOver: new HandOver({ ...domain, grants: service }),
    overview: new OverviewReader({
      database,
      remindAfter: settings.requests.remindAfter,
    }),
    policies,
    store: requests,
  };
  return { routes, settings, work, worker };
}
