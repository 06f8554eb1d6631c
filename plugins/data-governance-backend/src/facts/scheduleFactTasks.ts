import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { FactParts } from './createFacts';
import { activeSources } from './factSources';

// A run that takes longer is taken over, or begun again, by another replica.
const SHORTEST_RUN_MS = 60 * 60 * 1000;

/**
 * Schedules what keeps the facts of external providers and of other tools up
 * to date.
 * @internal
 */
export async function scheduleFactTasks(
  scheduler: SchedulerService,
  facts: FactParts,
  options: { retentionMs: number; logger: LoggerService; now: () => Date },
): Promise<void> {
  const { store, collector, queue, requested, sources } = facts;
  const { logger, now } = options;
  // What a provider said that was switched off or removed since.
  await store.tidy(activeSources(sources), now());
  for (const external of sources.external) {
    const { frequencyMs } = external.settings;
    await scheduler.scheduleTask({
      id: `data-governance-facts-${external.provider.id}`,
      scope: 'global',
      frequency: { milliseconds: frequencyMs },
      timeout: { milliseconds: Math.max(frequencyMs, SHORTEST_RUN_MS) },
      fn: signal => collector.collectAll(external, signal),
    });
  }
  for (const [id, collection] of requested) {
    await scheduler.scheduleTask({
      id: `data-governance-facts-requested-${id}`,
      scope: 'local',
      frequency: { seconds: 10 },
      timeout: { hours: 1 },
      fn: signal => collection.drain(signal),
    });
  }
  await scheduler.scheduleTask({
    id: 'data-governance-facts-expiry',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: async () => {
      await store.expire(now());
    },
  });
  await scheduler.scheduleTask({
    id: 'data-governance-facts-retention',
    scope: 'global',
    frequency: { days: 1 },
    timeout: { hours: 1 },
    fn: async signal => {
      const before = new Date(now().getTime() - options.retentionMs);
      const pruned = await store.prune(before, signal);
      await store.tidy(activeSources(sources), now());
      await queue.tidy(await store.products());
      if (pruned > 0) {
        logger.info(
          `Deleted ${pruned} facts that ended before ${before.toISOString()}`,
        );
      }
    },
  });
}
