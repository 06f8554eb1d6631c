import {
  Classification,
  highestClassification,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '../database/among';
import { isPostgres } from '../database/values';
import { writeRows } from '../database/writeRows';
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
  for (const { ref, item: stored } of products) {
    const item: StoredItem = JSON.parse(stored);
    const classification = highestClassification(found.get(ref) ?? []);
    // Rare: most products say of themselves what their columns need.
    if (item.classification !== classification) {
      await trx('products')
        .where({ ref })
        .update({ item: JSON.stringify({ ...item, classification }) });
    }
  }
}

async function gatherColumnWords(
  trx: Knex.Transaction,
  productRefs: readonly string[],
): Promise<void> {
  await trx.raw(
    `update products
      set column_search = gathered.words
      from (
        select product.ref, array_to_tsvector(coalesce(
          (
            select array_agg(word) from (
              select word, sum(octet_length(word) + 8) over (order by word) as bytes
              from (
                select distinct unnest(tsvector_to_array(columns.search)) as word
                from ports
                join columns on columns.contract_ref = ports.contract_ref
                where ports.product_ref = product.ref
              ) as words
            ) as counted
            where bytes < ?
          ),
          '{}'
        )) as words
        from unnest(?::text[]) as product (ref)
      ) as gathered
      where products.ref = gathered.ref
        and products.column_search <> gathered.words`,
    [MOST_BYTES_OF_WORDS, [...productRefs]],
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
  for (const [ref, found] of words) {
    await trx('products')
      .where({ ref })
      .update({ column_search: [...found].map(word => ` ${word}`).join('') });
  }
}
