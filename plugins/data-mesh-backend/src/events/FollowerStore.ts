import { FollowState } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * Who follows which product. Refs are full entity refs in lower case.
 * @internal
 */
export class FollowerStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async state(productRef: string, userRef: string): Promise<FollowState> {
    const followers = this.#knex('followers').where('product_ref', productRef);
    const [{ total }] = await followers.clone().count({ total: '*' });
    const own = await followers.clone().where('user_ref', userRef).first();
    // PostgreSQL counts in bigint, which the driver gives as text.
    return { following: own !== undefined, followers: Number(total) };
  }

  /** Nothing happens when it is followed already. */
  async follow(
    productRef: string,
    userRef: string,
    since: Date,
  ): Promise<void> {
    await this.#knex('followers')
      .insert({ product_ref: productRef, user_ref: userRef, since })
      .onConflict(['user_ref', 'product_ref'])
      .ignore();
  }

  /** Nothing happens when it is not followed. */
  async unfollow(productRef: string, userRef: string): Promise<void> {
    await this.#knex('followers')
      .where({ product_ref: productRef, user_ref: userRef })
      .delete();
  }

  /** The followers of products; products without any are left out. */
  async of(productRefs: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.#knex('followers')
      .where('product_ref', 'in', among(this.#knex, productRefs))
      .orderBy('user_ref')
      .select('product_ref', 'user_ref');
    const followers = new Map<string, string[]>();
    for (const { product_ref: product, user_ref: user } of rows) {
      followers.set(product, [...(followers.get(product) ?? []), user]);
    }
    return followers;
  }
}
