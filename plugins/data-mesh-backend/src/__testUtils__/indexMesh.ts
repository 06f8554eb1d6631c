import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import { Indexer } from '../indexing/Indexer';
import { aCatalog } from './aCatalog';

/**
 * An index of the mesh that follows what is shown to it.
 *
 * @param knex - an empty database
 */
export async function indexMesh(knex: Knex, ...entities: Entity[]) {
  const { reader, show } = aCatalog();
  const database = await openDatabase(mockServices.database({ knex }));
  const indexer = new Indexer({
    knex: database,
    reader,
    logger: mockServices.logger.mock(),
    now: () => new Date(),
  });
  const index = async (...shown: Entity[]) => {
    show(...shown);
    await indexer.run();
  };
  await index(...entities);
  return { knex: database, show: index };
}
