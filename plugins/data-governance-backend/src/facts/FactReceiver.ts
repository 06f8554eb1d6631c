import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { PushedFactsReceipt } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { CollectionLog } from './CollectionLog';
import { FactStore, FoundFacts, SavedFacts } from './FactStore';
import { PushedSource } from './readFactsConfig';
import { readProductRef, readPushedFacts, SentFacts } from './readPushedFacts';

/**
 * Takes facts that other tools send.
 * @internal
 */
export class FactReceiver {
  readonly #knex: Knex;
  readonly #store: FactStore;
  readonly #log: CollectionLog;
  readonly #sources: readonly PushedSource[];
  readonly #now: () => Date;

  constructor(options: {
    knex: Knex;
    store: FactStore;
    log: CollectionLog;
    sources: readonly PushedSource[];
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#log = options.log;
    this.#sources = options.sources;
    this.#now = options.now;
  }

  /**
   * Stores all facts, or none.
   *
   * @param sender - subject of the service that sends
   * @throws `NotAllowedError` when the service may not send for the source;
   * `InputError` that names each field at fault; `ConflictError` when other
   * facts are known that were observed at the very same time
   */
  async receive(sent: SentFacts, sender: string): Promise<PushedFactsReceipt> {
    const now = this.#now();
    const source = this.#sourceFor(sent.source, sender);
    const refs = sent.items.flatMap(
      ({ product }) => readProductRef(product) ?? [],
    );
    const known = await this.#store.versions(refs);
    const found = readPushedFacts(sent, {
      source,
      isKnown: product => known.has(product),
      now,
    });
    const saved = await this.#knex.transaction(async transaction => {
      const outcome = await this.#store.save(found, now, { transaction });
      refuseConflicts(found, outcome);
      return outcome;
    });
    await this.#log.record(
      source.id,
      now,
      { products: found.length, changed: saved.changed.length, failed: 0 },
      this.#now(),
    );
    return {
      changed: saved.changed.length,
      unchanged: found.length - saved.changed.length - saved.outdated.length,
      outdated: saved.outdated.length,
    };
  }

  #sourceFor(id: string, sender: string): PushedSource {
    const source = this.#sources.find(declared => declared.id === id);
    if (!source) {
      const ids = this.#sources.map(declared => declared.id);
      throw new InputError(
        `source: '${id}' is not declared in dataGovernance.pushedFacts; ${
          ids.length > 0 ? `there is ${ids.join(', ')}` : 'there is none'
        }`,
      );
    }
    if (source.services && !source.services.includes(sender)) {
      throw new NotAllowedError(
        `${sender} may not send facts of ${id}: it is not among dataGovernance.pushedFacts.${id}.services`,
      );
    }
    return source;
  }
}

function refuseConflicts(found: FoundFacts[], { conflicting }: SavedFacts) {
  if (conflicting.length > 0) {
    const fields = conflicting.map(ref => {
      const index = found.findIndex(({ product }) => product === ref);
      return `items[${index}].observedAt`;
    });
    throw new ConflictError(
      `${fields.join(
        ', ',
      )}: other facts of the same time are known; send those found later with a later time`,
    );
  }
}
