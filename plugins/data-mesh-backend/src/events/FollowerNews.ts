import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ProductEvent } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { batchesOf } from '../indexing/batchesOf';
import { CatalogReader } from '../indexing/CatalogReader';
import { EventStore, LeasedEvent } from './EventStore';
import { FollowerStore } from './FollowerStore';
import { notificationOf } from './notificationOf';

const SECOND = 1_000;
const LEASE = 120 * SECOND;
const FIRST_RETRY = 30 * SECOND;
const LONGEST_RETRY = 3_600 * SECOND;
const TOLD_FOR = 7 * 24 * 3_600 * SECOND;
const EVENTS_AT_ONCE = 100;

/**
 * Tells the followers of products what happened to them: at least once, by
 * one replica at a time, and for a week when it cannot be told at once.
 * @internal
 */
export class FollowerNews {
  readonly #knex: Knex;
  readonly #events: EventStore;
  readonly #followers: FollowerStore;
  readonly #reader: CatalogReader;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  #failing = false;

  constructor(options: {
    knex: Knex;
    events: EventStore;
    followers: FollowerStore;
    reader: CatalogReader;
    notifications: NotificationService;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#events = options.events;
    this.#followers = options.followers;
    this.#reader = options.reader;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Tells all that is due. What cannot be told is tried again later.
   *
   * @param signal - stops between two batches
   * @throws what the database throws
   */
  async tell(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const now = this.#now();
      const since = new Date(now.getTime() - TOLD_FOR);
      await this.#events.expire(since, now);
      const leased = await this.#events.lease({
        now,
        until: new Date(now.getTime() + LEASE),
        since,
        limit: EVENTS_AT_ONCE,
      });
      if (leased.length === 0) {
        return;
      }
      await this.#tellLeased(leased);
    }
  }

  async #tellLeased(leased: LeasedEvent[]): Promise<void> {
    const products = [...new Set(leased.map(({ event }) => event.product))];
    let people: Map<string, string[]>;
    try {
      people = await this.#existing(await this.#followers.of(products));
    } catch (error) {
      await this.#postpone(leased, error);
      return;
    }
    const titles = await this.#titles(products);
    for (const group of byNotification(leased)) {
      const { event } = group[group.length - 1];
      const followers = people.get(event.product) ?? [];
      try {
        if (followers.length > 0) {
          const title =
            titles.get(event.product) ?? parseEntityRef(event.product).name;
          await this.#notifications.send(
            notificationOf(event, { title, followers }),
          );
          this.#failing = false;
        }
        await this.#events.settle(idsOf(group), this.#now());
      } catch (error) {
        await this.#postpone(group, error);
      }
    }
  }

  /** Leaves out people who are not in the catalog any more. */
  async #existing(
    followers: Map<string, string[]>,
  ): Promise<Map<string, string[]>> {
    const refs = [...new Set([...followers.values()].flat())];
    const found = new Set<string>();
    for (const batch of batchesOf(refs)) {
      const users = await this.#reader.byRefs(batch, []);
      users.forEach(user => found.add(stringifyEntityRef(user)));
    }
    return new Map(
      [...followers].map(([product, users]) => [
        product,
        users.filter(user => found.has(user)),
      ]),
    );
  }

  async #titles(products: string[]): Promise<Map<string, string>> {
    const rows = await this.#knex('products')
      .where('ref', 'in', among(this.#knex, products))
      .select('ref', 'title');
    return new Map(rows.map(({ ref, title }) => [ref, title]));
  }

  async #postpone(group: LeasedEvent[], error: unknown): Promise<void> {
    const attempts = Math.max(...group.map(event => event.attempts));
    const delay = Math.min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY);
    await this.#events.postpone(
      idsOf(group),
      new Date(this.#now().getTime() + delay),
    );
    // Once, until something can be told again: it may last for days.
    if (!this.#failing) {
      this.#failing = true;
      this.#logger.warn(
        `Followers of data products cannot be told what happened, which will be tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}

/** Events of which the last one replaces the others for those who are told. */
function byNotification(leased: LeasedEvent[]): LeasedEvent[][] {
  const groups = new Map<string, LeasedEvent[]>();
  for (const one of leased) {
    const key = `${one.event.type} ${one.event.product}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function idsOf(group: LeasedEvent[]): ProductEvent['id'][] {
  return group.map(({ event }) => event.id);
}
