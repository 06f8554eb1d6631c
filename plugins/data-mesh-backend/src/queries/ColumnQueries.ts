import {
  ColumnPage,
  ColumnQuery,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { toColumnMatch } from './columnMatch';
import {
  columnsNamed,
  columnsNamedLike,
  FoundColumn,
  otherColumns,
} from './columnSearch';
import { asColumnName, searchWords } from './searchWords';

/**
 * Finds columns by their texts among those of a whole mesh.
 * @internal
 */
export class ColumnQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * First come columns that have the very name, then those whose names begin
   * so, then others that hold the words.
   *
   * @param visible - what the caller may see
   * @throws `InputError` when the text has too many words
   */
  async query(query: ColumnQuery, visible: VisibleRefs): Promise<ColumnPage> {
    const { text, offset = 0, limit = 20 } = query;
    const words = searchWords(text);
    if (words.length === 0) {
      return { items: [], hasMore: false };
    }
    const search = { text, words, name: asColumnName(text), visible };
    const wanted = offset + limit + 1;
    const found: FoundColumn[] = [];
    for (const read of [columnsNamed, columnsNamedLike, otherColumns]) {
      if (found.length < wanted) {
        found.push(...(await read(this.#knex, search, wanted - found.length)));
      }
    }
    return {
      items: found.slice(offset, offset + limit).map(row => ({
        ...toColumnMatch(row, words),
        product: row.product_ref,
        productTitle: row.product_title,
      })),
      hasMore: found.length === wanted,
    };
  }
}
