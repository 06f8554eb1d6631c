import { Entity } from '@backstage/catalog-model';

/**
 * One of the two that are compared, on a database of its own in the same
 * PostgreSQL.
 */
export type Side = {
  /**
   * Takes in the products as they are now, keeps their facts, and judges them.
   *
   * @param products - the whole mesh
   */
  evaluate(products: Entity[]): Promise<void>;
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
