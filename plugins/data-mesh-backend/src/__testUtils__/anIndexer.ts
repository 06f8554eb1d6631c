import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { KnexContractVersionStore } from '../database/ContractVersionStore';
import { openDatabase } from '../database/openDatabase';
import { EventStore } from '../events/EventStore';
import { Indexer } from '../indexing/Indexer';
import { aCatalog } from './aCatalog';

/**
 * An indexer over a catalog that can change, with all that tells what it did.
 *
 * @param options - `knex` is a new database
 */
export async function anIndexer(options: { knex: Knex; entities: Entity[] }) {
  const knex = await openDatabase(mockServices.database(options));
  const { reader, show, reads } = aCatalog(options.entities);
  const logger = mockServices.logger.mock();
  const time = { now: new Date('2026-11-01T00:00:00Z') };
  const surroundings = { knex, logger, now: () => time.now };
  return {
    knex,
    logger,
    time,
    reader,
    reads,
    show,
    indexer: new Indexer({ ...surroundings, reader }),
    /** Another replica, with a catalog of its own or the same. */
    replica: (other = reader) =>
      new Indexer({ ...surroundings, reader: other }),
    versions: new KnexContractVersionStore(knex),
    events: new EventStore(knex),
  };
}
