import {
  ProductListItem,
  ProductMatch,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { COLUMN_MATCH_FIELDS, ColumnRow, toColumnMatch } from './columnMatch';
import { columnRank } from './columnRank';
import { holdsWords, isOneOf, onlyVisible } from './conditions';
import { countHeld } from './heldWords';

const MOST_COLUMNS = 3;
const MOST_COUNTED = 100;

type MatchRow = ColumnRow & {
  product_ref: string;
  held: number;
  alike: number | string;
};

/**
 * Why products were found: their own texts that hold one of the words, and
 * the columns that hold most of them.
 *
 * @param search - with at least one word
 * @returns by the refs of the products
 * @internal
 */
export async function findMatches(
  knex: Knex,
  items: readonly ProductListItem[],
  search: { text: string; words: string[]; visible: VisibleRefs },
): Promise<Map<string, ProductMatch>> {
  const rows = await findColumns(
    knex,
    items.map(({ ref }) => ref),
    search,
  );
  const columns = new Map<string, MatchRow[]>();
  for (const row of rows) {
    const best = columns.get(row.product_ref) ?? [];
    if (best.length === 0 || row.held === best[0].held) {
      columns.set(row.product_ref, [...best, row]);
    }
  }
  return new Map(
    items.map(item => {
      const best = columns.get(item.ref) ?? [];
      return [
        item.ref,
        {
          fields: heldFields(item, search.words),
          columns: best.map(row => toColumnMatch(row, search.words)),
          columnCount: Math.min(Number(best[0]?.alike ?? 0), MOST_COUNTED),
        },
      ];
    }),
  );
}

/** The best columns of each product, the best first. */
async function findColumns(
  knex: Knex,
  refs: string[],
  search: { text: string; words: string[]; visible: VisibleRefs },
): Promise<MatchRow[]> {
  const { words, visible } = search;
  const held = knex.raw(
    words.map(() => 'case when ? then 1 else 0 end').join(' + '),
    words.map(word => holdsWords(knex, 'columns.search', [word])),
  );
  // A contract that several ports share counts once.
  const earlier = knex('ports as earlier')
    .select(knex.raw('1'))
    .whereRaw('earlier.product_ref = ports.product_ref')
    .whereRaw('earlier.contract_ref = ports.contract_ref')
    .whereRaw('earlier.position < ports.position');
  const found = knex('ports')
    .join('columns', 'columns.contract_ref', 'ports.contract_ref')
    .where(isOneOf(knex, 'ports.product_ref', refs))
    .whereNotExists(earlier)
    .where(holdsWords(knex, 'columns.search', words, 'any'))
    .select(
      ...COLUMN_MATCH_FIELDS,
      'ports.product_ref',
      'ports.position as port_position',
      'columns.position',
      knex.raw('? as held', [held]),
      knex.raw('? as fit', [columnRank(knex, search, 'any')]),
    );
  onlyVisible(knex, found, 'columns.contract_ref', 'contracts', visible);
  const placed = knex(found.as('found')).select(
    'found.*',
    knex.raw(
      'row_number() over (partition by product_ref order by held desc, fit, port_position, position) as place',
    ),
    knex.raw('count(*) over (partition by product_ref, held) as alike'),
  );
  return knex(placed.as('placed'))
    .where('place', '<=', MOST_COLUMNS)
    .orderBy(['product_ref', 'place']);
}

function heldFields(
  item: ProductListItem,
  words: string[],
): ProductMatch['fields'] {
  const texts: Record<ProductMatch['fields'][number], (string | undefined)[]> =
    {
      name: [item.name],
      title: [item.title],
      purpose: [item.purpose],
      description: [item.description],
      tag: item.tags,
      port: item.ports.map(({ name }) => name),
    };
  return (Object.keys(texts) as ProductMatch['fields']).filter(field =>
    texts[field].some(text => countHeld(text, words) > 0),
  );
}
