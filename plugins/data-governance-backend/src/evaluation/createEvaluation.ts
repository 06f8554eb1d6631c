import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { Knex } from 'knex';
import { CatalogCollection } from '../collection/CatalogCollection';
import { EntityReader } from '../collection/EntityReader';
import { GovernanceConfig } from '../config';
import { ResultStore } from '../database';
import { ExemptionStore } from '../exemptions';
import { FactStore } from '../facts/FactStore';
import { DailyHistory } from '../history/DailyHistory';
import { ScorecardService } from '../scorecards';
import { BatchEvaluation } from './BatchEvaluation';
import { DeadlineSweep } from './DeadlineSweep';
import { EvaluationWorker } from './EvaluationWorker';
import { StaleQueue } from './StaleQueue';

/**
 * What keeps results and history up to date.
 * @internal
 */
export interface EvaluationTasks {
  collection: CatalogCollection;
  worker: EvaluationWorker;
  deadlines: DeadlineSweep;
  history: DailyHistory;
}

/**
 * Puts together what keeps results and history up to date. The worker is woken
 * when this replica marks products.
 *
 * @param options - `onChanged`: see `EvaluationWorker`
 * @internal
 */
export function createEvaluation(options: {
  knex: Knex;
  queue: StaleQueue;
  facts: FactStore;
  results: ResultStore;
  scorecards: ScorecardService;
  exemptions: Pick<ExemptionStore, 'inForce'>;
  providers: readonly FactProvider[];
  logger: LoggerService;
  now: () => Date;
  retentionMs: number;
  onChanged?: (products: string[]) => Promise<void>;
}): EvaluationTasks {
  const worker = new EvaluationWorker({
    ...options,
    evaluation: new BatchEvaluation(options),
  });
  options.queue.onMarked(() => worker.wake());
  return {
    worker,
    collection: new CatalogCollection(options),
    deadlines: new DeadlineSweep(options),
    history: new DailyHistory(options),
  };
}

/**
 * Schedules the tasks. The catalog is looked through, time is watched and days
 * are summed up by one replica at a time; all replicas evaluate.
 *
 * @param options - `reader`: reads the catalog as the service
 * @internal
 */
export async function scheduleEvaluation(
  scheduler: SchedulerService,
  tasks: EvaluationTasks,
  options: {
    schedule: GovernanceConfig['schedule'];
    reader: () => Promise<EntityReader>;
    logger: LoggerService;
  },
): Promise<void> {
  const { collection, worker, deadlines, history } = tasks;
  const { logger } = options;
  await scheduler.scheduleTask({
    id: 'data-governance-collection',
    scope: 'global',
    ...options.schedule,
    fn: async signal => {
      const { products, read, changed, removed } = await collection.run(
        await options.reader(),
        signal,
      );
      if (changed + removed > 0) {
        logger.info(
          `Read ${read} of ${products} data products from the catalog: ${changed} changed, ${removed} are gone`,
        );
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'data-governance-evaluation',
    scope: 'local',
    frequency: { seconds: 2 },
    timeout: { minutes: 30 },
    fn: async signal => {
      const evaluated = await worker.drain(signal);
      if (evaluated > 0) {
        logger.debug(`Evaluated ${evaluated} data products`);
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'data-governance-deadlines',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: async () => {
      await deadlines.run();
    },
  });
  await scheduler.scheduleTask({
    id: 'data-governance-history',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 30 },
    fn: async signal => {
      await history.summarize(signal);
      await history.prune(signal);
    },
  });
}
