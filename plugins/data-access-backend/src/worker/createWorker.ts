import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantStore } from '../database/GrantStore';
import { Outbox } from '../database/Outbox';
import { RequestStore } from '../database/RequestStore';
import { PolicyService } from '../policies/PolicyService';
import { PortCatalog } from '../ports/PortCatalog';
import { Settings } from '../settings';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { GrantCheck } from './GrantCheck';
import { NotificationSender } from './NotificationSender';
import { OutboxWorker } from './OutboxWorker';
import { RightReconciler } from './RightReconciler';

/**
 * Puts the parts together that do what the outbox says.
 * @internal
 */
export function createWorker(options: {
  database: AccessDatabase;
  requests: RequestStore;
  grants: GrantStore;
  ports: Pick<PortCatalog, 'deliverableMany'>;
  policies: Pick<PolicyService, 'decideMany'>;
  platforms: DataPlatforms;
  transitions: GrantTransitions;
  notifications: NotificationService;
  settings: Settings['worker'];
  logger: LoggerService;
}): OutboxWorker {
  const outbox = new Outbox(options.database.knex);
  return new OutboxWorker({
    reconciler: new RightReconciler({
      ...options,
      outbox,
      check: new GrantCheck(options),
    }),
    sender: new NotificationSender({ ...options, outbox }),
    logger: options.logger,
  });
}
