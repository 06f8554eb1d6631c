import {
  DataContractEntity,
  isDataContractEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { isReadAlike } from './entityState';
import { readHistories, readNewestReadable } from './contractHistory';
import { hashOf } from './hashOf';
import { Changed, KindIndex } from './KindIndex';
import { readContract } from './readContract';
import {
  ContractUpdate,
  removeContracts,
  writeContracts,
} from './writeContracts';

/**
 * The index of data contracts, with all their versions.
 * @internal
 */
export const contractIndex: KindIndex<ContractUpdate> = {
  kind: 'DataContract',
  async prepare(knex, changed, skip) {
    const contracts = changed.filter(isContract);
    const histories = await readHistories(
      knex,
      contracts.map(({ ref }) => ref),
    );
    const hashes = new Map<string, string>();
    for (const { entity, ...update } of contracts) {
      try {
        hashes.set(update.ref, hashOf(entity.spec.definition));
      } catch (error) {
        skip(update, error);
      }
    }
    const before = await readNewestReadable(
      knex,
      [...histories.keys()].filter(
        ref => histories.get(ref)?.hash !== hashes.get(ref),
      ),
    );
    const updates: ContractUpdate[] = [];
    for (const { entity, ...update } of contracts) {
      const { ref, etag, replaces } = update;
      const history = histories.get(ref);
      const hash = hashes.get(ref);
      if (hash === undefined) {
        continue;
      }
      if (hash === history?.hash && isReadAlike(replaces, etag)) {
        // Something else of the entity changed, e.g. who reads the product.
        updates.push(update);
        continue;
      }
      try {
        const contract = readContract(entity, {
          before: before.get(ref),
          isPostgres: isPostgres(knex),
        });
        updates.push({ ...update, contract, history });
      } catch (error) {
        skip(update, error);
      }
      // Reading takes milliseconds, and there may be thousands.
      await setImmediate();
    }
    return updates;
  },
  write: (knex, updates, { now }) => writeContracts(knex, updates, now),
  remove: (knex: Knex, gone) => removeContracts(knex, gone),
};

function isContract(
  changed: Changed,
): changed is Changed & { entity: DataContractEntity } {
  return isDataContractEntity(changed.entity);
}
