import {
  Classification,
  highestClassification,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { updateRows, writeRows } from '../database/writeRows';
import { StoredItem, valuesOrNone } from './readProduct';

// PostgreSQL takes up to a megabyte in a tsvector; the rest is for its own use.
const MOST_BYTES_OF_WORDS = 900_000;

/**
 * Brings up to date what products have from their contracts: the words of the
 * columns, and how sensitive the ports are at least.
 * @internal
 */
export async function deriveFromContracts(
  trx: Knex.Transaction,
  productRefs: readonly string[],
): Promise<void> {
  if (productRefs.length > 0) {
    await classify(trx, productRefs);
    await (isPostgres(trx)
      ? gatherColumnWords(trx, productRefs)
      : gatherColumnTexts(trx, productRefs));
  }
}

/**
 * A port is as sensitive as it says and as the most sensitive column of its
 * contract; a product is found under each classification of its ports.
 */
async function classify(
  trx: Knex.Transaction,
  productRefs: readonly string[],
): Promise<void> {
  const ports = await trx('ports')
    .leftJoin('contracts', 'contracts.ref', 'ports.contract_ref')
    .where('ports.product_ref', 'in', among(trx, productRefs))
    .select('ports.product_ref', 'ports.item', 'contracts.classification');
  const found = new Map<string, (Classification | undefined)[]>();
  for (const { product_ref: ref, item, classification } of ports) {
    const port: OutputPort = JSON.parse(item);
    found.set(ref, [
      ...(found.get(ref) ?? []),
      highestClassification([port.classification, classification ?? undefined]),
    ]);
  }
  await trx('product_facets')
    .where('facet', 'classification')
    .where('product_ref', 'in', among(trx, productRefs))
    .delete();
  await writeRows(
    trx,
    'product_facets',
    productRefs.flatMap(ref =>
      valuesOrNone(found.get(ref) ?? []).map(value => ({
        facet: 'classification',
        value,
        product_ref: ref,
      })),
    ),
  );
  const products = await trx('products')
    .where('ref', 'in', among(trx, productRefs))
    .select('ref', 'item');
  await updateRows(
    trx,
    'products',
    'ref',
    products.flatMap(({ ref, item: stored }) => {
      const item: StoredItem = JSON.parse(stored);
      const classification = highestClassification(found.get(ref) ?? []);
      return item.classification === classification
        ? []
        : [{ ref, item: JSON.stringify({ ...item, classification }) }];
    }),
  );
}

async function gatherColumnWords(
  trx: Knex.Transaction,
  productRefs: readonly string[],
): Promise<void> {
  await trx.raw(
    `with words as (
        select distinct ports.product_ref, word
        from ports
        join columns on columns.contract_ref = ports.contract_ref
        cross join unnest(tsvector_to_array(columns.search)) as word
        where ports.product_ref = any(:refs)
      ),
      counted as (
        select product_ref, word, sum(octet_length(word) + 8)
          over (partition by product_ref order by word) as bytes
        from words
      ),
      gathered as (
        select product_ref, array_to_tsvector(array_agg(word)) as words
        from counted
        where bytes < :limit
        group by product_ref
      )
      update products
      set column_search = coalesce(gathered.words, '')
      from unnest(:refs::text[]) as given (ref)
      left join gathered on gathered.product_ref = given.ref
      where products.ref = given.ref
        and products.column_search <> coalesce(gathered.words, '')`,
    { refs: [...productRefs], limit: MOST_BYTES_OF_WORDS },
  );
}

async function gatherColumnTexts(
  trx: Knex.Transaction,
  productRefs: readonly string[],
): Promise<void> {
  const rows = await trx('ports')
    .join('columns', 'columns.contract_ref', 'ports.contract_ref')
    .where('ports.product_ref', 'in', among(trx, productRefs))
    .select('ports.product_ref', 'columns.search');
  const words = new Map<string, Set<string>>(
    productRefs.map(ref => [ref, new Set()]),
  );
  for (const { product_ref: ref, search } of rows) {
    for (const word of search.split(' ').filter(Boolean)) {
      words.get(ref)?.add(word);
    }
  }
  await updateRows(
    trx,
    'products',
    'ref',
    [...words].map(([ref, found]) => ({
      ref,
      column_search: [...found].map(word => ` ${word}`).join(''),
    })),
  );
}
