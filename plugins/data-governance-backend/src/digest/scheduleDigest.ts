import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { ScorecardService } from '../scorecards';
import { DigestSender } from './DigestSender';
import { DigestStore } from './DigestStore';
import { DigestConfig } from './readDigestConfig';

const HOUR = 60 * 60 * 1000;

/**
 * Tells owners what changed for their products, unless that is turned off.
 * @internal
 */
export async function scheduleDigest(options: {
  config: DigestConfig;
  knex: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  now: () => Date;
  scheduler: SchedulerService;
  scorecards: Pick<ScorecardService, 'list'>;
}): Promise<void> {
  const { enabled, frequencyMs } = options.config;
  if (!enabled) {
    return;
  }
  const sender = new DigestSender({
    ...options,
    frequencyMs,
    store: new DigestStore(options.knex),
  });
  await options.scheduler.scheduleTask({
    id: 'data-governance-digest',
    scope: 'global',
    // Each owner has a time of their own.
    frequency: { milliseconds: Math.min(frequencyMs, HOUR) },
    timeout: { minutes: 10 },
    fn: signal => sender.run(signal),
  });
}
