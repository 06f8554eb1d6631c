import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { Knex } from 'knex';
import { changeIndex, claim, readSeen, Update } from '../database/seenEntities';
import { writeRows } from '../database/writeRows';
import { batchesOf } from './batchesOf';
import { CatalogReader } from './CatalogReader';
import { contractIndex } from './contractIndex';
import { isUpToDate, stateOf } from './entityState';
import { isRefusal } from './isRefusal';
import { KindIndex } from './KindIndex';
import { productIndex } from './productIndex';
import { syncTitles } from './syncTitles';

const LONGEST_REASON = 500;

/** @internal */
export interface RunSummary {
  /** Products and contracts that are new or different. */
  changed: number;
  /** Those that are in the catalog no longer. */
  removed: number;
}

/**
 * Keeps the index up to date with the catalog. Only entities of which the etag
 * is another one are read; each batch of them is one transaction, so that a
 * run that is cut short leaves what it wrote right and the next one goes on.
 * Two runs at once do no harm: what one has written, the other leaves alone.
 * @internal
 */
export class Indexer {
  readonly #knex: Knex;
  readonly #reader: CatalogReader;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  constructor(options: {
    knex: Knex;
    reader: CatalogReader;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#reader = options.reader;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Goes through the whole catalog once.
   *
   * @param signal - stops between two batches
   * @throws what the catalog or the database throws; the next run goes on
   */
  async run(signal?: AbortSignal): Promise<RunSummary> {
    const seen = await readSeen(this.#knex);
    const firstTime = !(await this.#wasReadToTheEnd());
    const summary: RunSummary = { changed: 0, removed: 0 };
    // Contracts first, so that products find the columns they are found by.
    await this.#bringUpToDate(contractIndex, seen, firstTime, summary, signal);
    await this.#bringUpToDate(productIndex, seen, firstTime, summary, signal);
    if (signal?.aborted) {
      return summary;
    }
    summary.changed += await syncTitles(this.#knex, this.#reader);
    if (firstTime) {
      await writeRows(
        this.#knex,
        'index_state',
        [{ name: 'complete', at: this.#now() }],
        { key: ['name'] },
      );
    }
    return summary;
  }

  async #bringUpToDate<U extends Update>(
    index: KindIndex<U>,
    seen: ReadonlyMap<string, string>,
    firstTime: boolean,
    summary: RunSummary,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const etags = await this.#reader.etags(index.kind);
    const changed = [...etags]
      .filter(([ref, etag]) => !isUpToDate(seen.get(ref), etag))
      .map(([ref]) => ref);
    for (const refs of batchesOf(changed)) {
      if (signal?.aborted) {
        return;
      }
      const entities = await this.#reader.byRefs(refs);
      const read = entities.map(entity => {
        const ref = stringifyEntityRef(entity);
        const etag = stateOf(entity.metadata.etag ?? '');
        return { ref, etag, replaces: seen.get(ref), entity };
      });
      const updates = await index.prepare(this.#knex, read, (update, error) =>
        this.#logSkipped(update, error),
      );
      summary.changed += await this.#write(index, updates, firstTime);
      const usable = new Set(updates.map(({ ref }) => ref));
      await this.#skip(read.filter(({ ref }) => !usable.has(ref)));
    }
    summary.removed += await this.#removeGone(index, seen, etags);
  }

  /**
   * Writes at once what can be written. When the database refuses something
   * of it, it is looked for by halves, so that one entity stops no other.
   */
  async #write<U extends Update>(
    index: KindIndex<U>,
    updates: readonly U[],
    firstTime: boolean,
  ): Promise<number> {
    if (updates.length === 0) {
      return 0;
    }
    try {
      return await index.write(this.#knex, updates, {
        firstTime,
        now: this.#now(),
      });
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      if (updates.length === 1) {
        this.#logSkipped(updates[0], error);
        await this.#skip(updates);
        return 0;
      }
      const middle = Math.ceil(updates.length / 2);
      return (
        (await this.#write(index, updates.slice(0, middle), firstTime)) +
        (await this.#write(index, updates.slice(middle), firstTime))
      );
    }
  }

  async #removeGone(
    index: KindIndex,
    seen: ReadonlyMap<string, string>,
    etags: ReadonlyMap<string, string>,
  ): Promise<number> {
    const ofKind = `${index.kind.toLowerCase()}:`;
    const missing = [...seen.keys()].filter(
      ref => ref.startsWith(ofKind) && !etags.has(ref),
    );
    let removed = 0;
    for (const refs of batchesOf(missing)) {
      // Pages may shift while they are read; nothing is removed on a guess.
      const found = await this.#reader.byRefs(refs, []);
      const still = new Set(found.map(entity => stringifyEntityRef(entity)));
      const gone = refs.filter(ref => !still.has(ref));
      removed += await index.remove(
        this.#knex,
        gone.map(ref => ({ ref, etag: seen.get(ref)! })),
      );
    }
    return removed;
  }

  /** They are not read again until they change. */
  async #skip(updates: readonly Update[]): Promise<void> {
    if (updates.length > 0) {
      await changeIndex(this.#knex, trx => claim(trx, updates));
    }
  }

  async #wasReadToTheEnd(): Promise<boolean> {
    const row = await this.#knex('index_state')
      .where({ name: 'complete' })
      .first();
    return row !== undefined;
  }

  #logSkipped({ ref }: Update, error: unknown): void {
    const reason = stringifyError(error);
    // A database error begins with the statement, which may be very long.
    const end =
      reason.length > LONGEST_REASON
        ? `…${reason.slice(-LONGEST_REASON)}`
        : reason;
    this.#logger.warn(
      `${ref} is left out of the index until it changes: ${end}`,
    );
  }
}
