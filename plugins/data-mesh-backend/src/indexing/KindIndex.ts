import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { Seen, Update } from '../database/seenEntities';

/**
 * What a run knows of an entity that is another one than before.
 * @internal
 */
export type Changed = Update & { entity: Entity };

/**
 * The index of the entities of one kind.
 * @internal
 */
export interface KindIndex<U extends Update = Update> {
  readonly kind: string;
  /**
   * Reads what is kept of entities, outside of any transaction.
   *
   * @param skip - is told of each entity that cannot be read
   */
  prepare(
    knex: Knex,
    changed: readonly Changed[],
    skip: (update: Update, error: unknown) => void,
  ): Promise<U[]>;
  /**
   * Writes all or nothing.
   *
   * @returns how many are different from before
   */
  write(
    knex: Knex,
    updates: readonly U[],
    options: { firstTime: boolean; now: Date },
  ): Promise<number>;
  /** @returns how many were removed */
  remove(knex: Knex, gone: readonly Seen[]): Promise<number>;
}
