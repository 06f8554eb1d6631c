import {
  AuthService,
  LoggerService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { ExemptionAnnouncer } from './ExemptionAnnouncer';
import { ExemptionCallers } from './ExemptionCallers';
import { ExemptionQueries } from './ExemptionQueries';
import { ExemptionService } from './ExemptionService';
import { ExemptionStore } from './ExemptionStore';
import { ExemptionSweep } from './ExemptionSweep';

/**
 * What the routes need.
 * @internal
 */
export interface Exemptions {
  callers: ExemptionCallers;
  queries: ExemptionQueries;
  service: ExemptionService;
  sweep: ExemptionSweep;
}

/**
 * Puts the parts of exemptions together.
 * @internal
 */
export function createExemptions(options: {
  auth: AuthService;
  logger: LoggerService;
  longestMs: number;
  notifications: NotificationService;
  now: () => Date;
  permissions: PermissionsService;
  scorecards: Pick<ScorecardService, 'list'>;
  signals: SignalsService;
  store: ExemptionStore;
  visibility: CatalogVisibility;
}): Exemptions {
  const announcer = new ExemptionAnnouncer(options);
  const sweep = new ExemptionSweep({ ...options, announcer });
  return {
    callers: new ExemptionCallers(options),
    queries: new ExemptionQueries(options),
    service: new ExemptionService({ ...options, announcer, sweep }),
    sweep,
  };
}

/**
 * Lets time end exemptions, each minute on one replica.
 * @internal
 */
export async function scheduleExemptions(
  scheduler: SchedulerService,
  sweep: ExemptionSweep,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'data-governance-exemptions',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => sweep.run(signal),
  });
}
