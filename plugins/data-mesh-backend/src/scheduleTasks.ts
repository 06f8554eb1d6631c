import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import { DataMeshConfig } from './config';
import { FollowerNews } from './events/FollowerNews';
import { Indexer } from './indexing/Indexer';
import { LevelReader } from './indexing/LevelReader';
import { publishHint } from './indexing/publishHint';
import { writeLevels } from './indexing/writeLevels';

/**
 * Schedules what keeps the index right and followers informed; each on one
 * replica at a time.
 * @internal
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  options: {
    config: DataMeshConfig;
    knex: Knex;
    indexer: Indexer;
    levels: LevelReader;
    news: FollowerNews;
    signals: SignalsService;
    logger: LoggerService;
  },
): Promise<void> {
  const { config, knex, indexer, levels, news, logger } = options;
  await scheduler.scheduleTask({
    id: 'data-mesh-indexing',
    scope: 'global',
    ...config.indexing,
    fn: async signal => {
      const { changed, removed } = await indexer.run(signal);
      if (changed + removed > 0) {
        logger.info(
          `The index of the mesh: ${changed} changed, ${removed} removed`,
        );
        await publishHint(options);
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'data-mesh-levels',
    scope: 'global',
    ...config.levels,
    fn: async () => {
      const read = await levels.read();
      if (read && (await writeLevels(knex, read)) > 0) {
        await publishHint(options);
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'data-mesh-notifications',
    scope: 'global',
    ...config.notifications,
    fn: signal => news.tell(signal),
  });
}
