import { DataProductLifecycle } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { searchValue } from '../database/searchValue';
import {
  changeIndex,
  claim,
  forget,
  Seen,
  Update,
} from '../database/seenEntities';
import { writeRows } from '../database/writeRows';
import {
  NewProductEvent,
  productAdded,
  productEvents,
} from '../events/productEvents';
import { recordEvents } from '../events/recordEvents';
import { deriveFromContracts } from './derive';
import { IndexedProduct, NO_VALUE } from './readProduct';

/** @internal */
export type ProductUpdate = Update & { product: IndexedProduct };

interface StoredProduct {
  ref: string;
  fingerprint: string;
  version: string;
  lifecycle: DataProductLifecycle;
  deprecation: string | null;
}

// PostgreSQL indexes no texts of several kilobytes.
const LONGEST_KEY = 300;

// What does not come from the product itself is left as it is.
const OWN_COLUMNS = [
  'fingerprint',
  'title',
  'domain',
  'owner',
  'lifecycle',
  'version',
  'deprecation',
  'item',
  'updated_at',
  'search',
];

/**
 * Writes products as the catalog shows them now, all or none of them, together
 * with the events that follow.
 *
 * @param options - `announce`: whether products that were not known are events
 * @returns how many are different from before
 * @internal
 */
export async function writeProducts(
  knex: Knex,
  updates: readonly ProductUpdate[],
  options: { announce: boolean; now: Date },
): Promise<number> {
  return changeIndex(knex, async trx => {
    const claimed = await claim(trx, updates);
    const stored = await readStored(trx, claimed);
    const changed = claimed
      .map(({ product }) => product)
      .filter(
        ({ ref, fingerprint }) => stored.get(ref)?.fingerprint !== fingerprint,
      );
    if (changed.length > 0) {
      await writeChanged(trx, changed, stored, options.now);
      await recordEvents(
        trx,
        changed.flatMap(product =>
          eventsOf(product, stored.get(product.ref), options.announce),
        ),
        options.now,
      );
    }
    return changed.length;
  });
}

/**
 * Removes products that the catalog does not show any more; their events and
 * followers stay.
 *
 * @returns how many were removed
 * @internal
 */
export async function removeProducts(
  knex: Knex,
  gone: readonly Seen[],
): Promise<number> {
  return changeIndex(knex, async trx =>
    trx('products')
      .where('ref', 'in', among(trx, await forget(trx, gone)))
      .delete(),
  );
}

async function readStored(
  trx: Knex.Transaction,
  updates: readonly ProductUpdate[],
): Promise<Map<string, StoredProduct>> {
  const rows: StoredProduct[] = await trx('products')
    .where(
      'ref',
      'in',
      among(
        trx,
        updates.map(({ ref }) => ref),
      ),
    )
    .select('ref', 'fingerprint', 'version', 'lifecycle', 'deprecation');
  return new Map(rows.map(row => [row.ref, row]));
}

async function writeChanged(
  trx: Knex.Transaction,
  products: readonly IndexedProduct[],
  stored: ReadonlyMap<string, StoredProduct>,
  now: Date,
): Promise<void> {
  const refs = products.map(({ ref }) => ref);
  const postgres = isPostgres(trx);
  await writeRows(
    trx,
    'products',
    products.map(({ ref, fingerprint, item, deprecation, searchTexts }) => ({
      ref,
      fingerprint,
      title: item.title.slice(0, LONGEST_KEY),
      domain: item.domain,
      owner: item.owner,
      lifecycle: item.lifecycle,
      version: item.version,
      deprecation: deprecation ? JSON.stringify(deprecation) : null,
      item: JSON.stringify(item),
      updated_at: now,
      search: searchValue(searchTexts, postgres),
      column_search: '',
    })),
    { key: ['ref'], overwrite: OWN_COLUMNS },
  );
  await trx('ports').where('product_ref', 'in', among(trx, refs)).delete();
  await writeRows(
    trx,
    'ports',
    products.flatMap(({ ref, ports }) =>
      ports.map(({ port, contract }, position) => ({
        product_ref: ref,
        name: port.name,
        version: port.version,
        position,
        contract_ref: contract,
        item: JSON.stringify(port),
      })),
    ),
  );
  await trx('flows').where('to_ref', 'in', among(trx, refs)).delete();
  await writeRows(
    trx,
    'flows',
    products.flatMap(({ ref, flows }) =>
      flows.map(flow => ({
        to_ref: ref,
        from_ref: flow.from,
        input_port: flow.inputPort,
        port: flow.port,
        port_version: flow.portVersion,
      })),
    ),
  );
  await writeFacets(trx, products, stored);
  await deriveFromContracts(trx, refs);
}

async function writeFacets(
  trx: Knex.Transaction,
  products: readonly IndexedProduct[],
  stored: ReadonlyMap<string, StoredProduct>,
): Promise<void> {
  await trx('product_facets')
    .where(
      'product_ref',
      'in',
      among(
        trx,
        products.map(({ ref }) => ref),
      ),
    )
    .whereNotIn('facet', ['level', 'classification'])
    .delete();
  await writeRows(
    trx,
    'product_facets',
    products.flatMap(({ ref, facets }) =>
      [
        ...facets,
        ...(stored.has(ref) ? [] : [{ facet: 'level', value: NO_VALUE }]),
      ].map(({ facet, value }) => ({ facet, value, product_ref: ref })),
    ),
  );
}

function eventsOf(
  { ref, item, deprecation }: IndexedProduct,
  stored: StoredProduct | undefined,
  announce: boolean,
): NewProductEvent[] {
  const state = { ...item, deprecation };
  if (!stored) {
    return announce ? [productAdded(ref, state)] : [];
  }
  return productEvents(
    ref,
    {
      ...stored,
      deprecation: stored.deprecation
        ? JSON.parse(stored.deprecation)
        : undefined,
    },
    state,
  );
}
