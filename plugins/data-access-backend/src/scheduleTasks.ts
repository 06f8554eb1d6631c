import { SchedulerService } from '@backstage/backend-plugin-api';
import { Settings } from './settings';

/**
 * What happens without anyone asking.
 * @internal
 */
export interface ScheduledWork {
  /** What the outbox says. */
  outbox: () => Promise<void>;
  /** What is over, or soon will be, by the clock. */
  endOfTime: () => Promise<void>;
  /** Whether what was approved and given may still be. */
  standing: (signal: AbortSignal) => Promise<void>;
  /** Whether the engines agree. */
  drift: (signal: AbortSignal) => Promise<void>;
  /** Whether the log is what was written. */
  log: (signal: AbortSignal) => Promise<void>;
}

/**
 * Schedules work: the outbox on every replica, the rest on one of them at a
 * time.
 * @internal
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  { settings, work }: { settings: Settings; work: ScheduledWork },
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'outbox',
    scope: 'local',
    frequency: settings.worker.interval,
    timeout: { minutes: 10 },
    fn: work.outbox,
  });
  await scheduler.scheduleTask({
    id: 'end-of-time',
    scope: 'global',
    frequency: settings.sweepInterval,
    timeout: { minutes: 5 },
    fn: work.endOfTime,
  });
  await scheduler.scheduleTask({
    id: 'standing',
    scope: 'global',
    frequency: settings.standingInterval,
    timeout: { minutes: 30 },
    fn: work.standing,
  });
  await scheduler.scheduleTask({
    id: 'drift-check',
    scope: 'global',
    frequency: settings.driftInterval,
    timeout: { minutes: 30 },
    fn: work.drift,
  });
  await scheduler.scheduleTask({
    id: 'log-check',
    scope: 'global',
    frequency: { days: 1 },
    timeout: { hours: 1 },
    fn: work.log,
  });
}
