import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { COLUMN_MATCH_FIELDS, ColumnRow } from './columnMatch';
import { columnRank, nameBeginsWith } from './columnRank';
import { holdsWords, onlyVisible } from './conditions';
import { readByIndex } from './readByIndex';
import { WordFrequency, wordFrequencies } from './wordFrequencies';

/**
 * How many columns beyond those with a fitting name are ranked: a word may be
 * in a third of a million columns, and nobody reads that far.
 */
const MOST_RANKED = 600;
/** How many columns are looked through for words that many of them hold. */
const MOST_SCANNED = 40_000;
/** How many of those have to hold all words, so that no others are ranked. */
const ENOUGH_SCANNED = 100;
/** How many columns the index finds while one is read. */
const FOUND_PER_READ = 10;

/**
 * A column with the product that it is found under.
 * @internal
 */
export type FoundColumn = ColumnRow & {
  product_ref: string;
  product_title: string;
};

/** @internal */
export interface ColumnSearch {
  text: string;
  /** At least one. */
  words: string[];
  /** The text as the name of a column. */
  name: string;
  visible: VisibleRefs;
}

/**
 * The columns with the very name. However many they are, an index has them in
 * order.
 * @internal
 */
export async function columnsNamed(
  knex: Knex,
  search: ColumnSearch,
  most: number,
): Promise<FoundColumn[]> {
  const columns = visibleColumns(knex, search)
    .where('columns.name', search.name)
    .where(readToHold(knex, search.words));
  return withProduct(knex, columns, search)
    .orderBy(['columns.contract_ref', 'columns.position'])
    .limit(most);
}

/**
 * The columns whose names begin so, without those of {@link columnsNamed}; an
 * index has them in order, too.
 * @internal
 */
export async function columnsNamedLike(
  knex: Knex,
  search: ColumnSearch,
  most: number,
): Promise<FoundColumn[]> {
  const columns = visibleColumns(knex, search)
    .where(nameBeginsWith(knex, search.name))
    .whereNot('columns.name', search.name)
    .where(readToHold(knex, search.words));
  return withProduct(knex, columns, search)
    .orderBy(['columns.name', 'columns.contract_ref', 'columns.position'])
    .limit(most);
}

/**
 * The columns that hold the words otherwise, the best first among those that
 * are ranked.
 * @internal
 */
export async function otherColumns(
  knex: Knex,
  search: ColumnSearch,
  most: number,
): Promise<FoundColumn[]> {
  if (!isPostgres(knex)) {
    const columns = otherwiseNamed(knex, search).where(
      holdsWords(knex, 'columns.search', search.words),
    );
    return ranked(knex, columns, search, most);
  }
  return readByIndex(knex, async trx => {
    const frequencies = await wordFrequencies(trx, search.words);
    const share = frequencies.reduce((all, word) => all * word.share, 1);
    if (share * MOST_SCANNED >= 2 * ENOUGH_SCANNED) {
      const found = await ranked(trx, scanned(trx, search), search, most);
      if (Number(found[0]?.candidates) >= ENOUGH_SCANNED) {
        return found;
      }
    }
    return ranked(trx, lookedUp(trx, search, frequencies), search, most);
  });
}

/** Reads the first columns of all: enough of them hold common words. */
function scanned(knex: Knex, search: ColumnSearch): Knex.QueryBuilder {
  const first = visibleColumns(knex, search)
    .select('columns.*')
    .orderBy(['columns.contract_ref', 'columns.position'])
    .limit(MOST_SCANNED)
    .as('columns');
  return otherwiseNamed(knex, search, first).where(
    readToHold(knex, search.words),
  );
}

/**
 * Asks the index for the rarest word, and for others as long as finding their
 * columns is less work than reading those found so far.
 */
function lookedUp(
  knex: Knex,
  search: ColumnSearch,
  [rarest, ...others]: WordFrequency[],
): Knex.QueryBuilder {
  const inIndex = [rarest.word];
  const inColumns: string[] = [];
  let found = rarest.share;
  for (const { word, share } of others) {
    if (share <= found * FOUND_PER_READ) {
      inIndex.push(word);
      found *= share;
    } else {
      inColumns.push(word);
    }
  }
  const columns = otherwiseNamed(knex, search).where(
    holdsWords(knex, 'columns.search', inIndex),
  );
  return inColumns.length > 0
    ? columns.where(readToHold(knex, inColumns))
    : columns;
}

function visibleColumns(
  knex: Knex,
  { visible }: ColumnSearch,
  from: string | Knex.QueryBuilder = 'columns',
): Knex.QueryBuilder {
  return onlyVisible(
    knex,
    knex(from),
    'columns.contract_ref',
    'contracts',
    visible,
  );
}

function otherwiseNamed(
  knex: Knex,
  search: ColumnSearch,
  from?: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return visibleColumns(knex, search, from).whereNot(
    nameBeginsWith(knex, search.name),
  );
}

async function ranked(
  knex: Knex,
  columns: Knex.QueryBuilder,
  search: ColumnSearch,
  most: number,
): Promise<(FoundColumn & { candidates: number | string })[]> {
  const candidates = columns
    .select('columns.*')
    .limit(MOST_RANKED)
    .as('columns');
  return withProduct(knex, knex(candidates), search)
    .select(knex.raw('count(*) over () as candidates'))
    .orderBy(columnRank(knex, search, 'all'))
    .orderBy(['columns.contract_ref', 'columns.position'])
    .limit(most);
}

/** Adds the first visible product that offers the columns in a port. */
function withProduct(
  knex: Knex,
  columns: Knex.QueryBuilder,
  { visible }: ColumnSearch,
): Knex.QueryBuilder {
  const earlier = knex('ports as earlier')
    .select(knex.raw('1'))
    .whereRaw('earlier.contract_ref = ports.contract_ref')
    .whereRaw(
      '(earlier.product_ref, earlier.position) < (ports.product_ref, ports.position)',
    );
  onlyVisible(knex, earlier, 'earlier.product_ref', 'products', visible);
  const found = columns
    .join('ports', 'ports.contract_ref', 'columns.contract_ref')
    .join('products', 'products.ref', 'ports.product_ref')
    .whereNotExists(earlier)
    .select(
      ...COLUMN_MATCH_FIELDS,
      'ports.product_ref',
      'products.title as product_title',
    );
  return onlyVisible(knex, found, 'ports.product_ref', 'products', visible);
}

/** Like `holdsWords`, of columns that are read anyway: without the index. */
function readToHold(knex: Knex, words: readonly string[]): Knex.Raw {
  return knex.raw('(?) is true', [holdsWords(knex, 'columns.search', words)]);
}
