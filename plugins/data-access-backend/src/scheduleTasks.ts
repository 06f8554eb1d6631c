import { SchedulerService } from '@backstage/backend-plugin-api';
import { Settings } from './settings';
import { DriftCheck } from './sweeps/DriftCheck';
import { expireGrants, lapseRequests, SweepContext } from './sweeps/endOfTime';
import { OutboxWorker } from './worker/OutboxWorker';

/**
 * Schedules what happens without anyone asking: work on every replica, sweeps
 * on one of them at a time.
 * @internal
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  options: SweepContext & {
    settings: Settings;
    worker: OutboxWorker;
    driftCheck: DriftCheck;
  },
): Promise<void> {
  const { settings } = options;
  await scheduler.scheduleTask({
    id: 'outbox',
    scope: 'local',
    frequency: settings.worker.interval,
    timeout: { minutes: 10 },
    fn: () => options.worker.run(),
  });
  await scheduler.scheduleTask({
    id: 'end-of-time',
    scope: 'global',
    frequency: settings.sweepInterval,
    timeout: { minutes: 5 },
    fn: async () => {
      await expireGrants(options);
      await lapseRequests(options, settings.lapseAfter);
    },
  });
  await scheduler.scheduleTask({
    id: 'drift-check',
    scope: 'global',
    frequency: settings.driftInterval,
    timeout: { minutes: 30 },
    fn: signal => options.driftCheck.run(signal),
  });
}
