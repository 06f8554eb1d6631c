import { Entity } from '@backstage/catalog-model';

/**
 * One of the two that are compared, on a database of its own in the same
 * PostgreSQL.
 */
export type Side = {
  /**
   * Finds the facts of the products as they are now, and keeps them.
   *
   * @param products - the whole mesh
   */
  collect(products: Entity[]): Promise<void>;
  /** Judges the products by the facts that are kept. */
  judge(): Promise<void>;
  /** One product's card, over HTTP; the body of the answer. */
  card(name: string): Promise<string>;
  /** The whole mesh's summary, over HTTP; the body of the answer. */
  summary(): Promise<string>;
  /** Statements that were sent to the database until now. */
  statements(): number;
  /** Bytes of all tables and indexes. */
  size(): Promise<number>;
  stop(): Promise<void>;
};
