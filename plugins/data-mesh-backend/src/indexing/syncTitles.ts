import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { writeRows } from '../database/writeRows';
import { batchesOf } from './batchesOf';
import { CatalogReader } from './CatalogReader';

const FIELDS = [
  'metadata.title',
  'spec.profile.displayName',
  'spec.subdomainOf',
];

type TitleRow = { ref: string; title: string; parent_ref: string | null };

/**
 * Keeps the titles of all domains, with what they are part of, and of the
 * groups and users that own products.
 *
 * @returns how many are different from before
 * @internal
 */
export async function syncTitles(
  knex: Knex,
  reader: CatalogReader,
): Promise<number> {
  const owners: string[] = await knex('products')
    .distinct('owner')
    .pluck('owner');
  const entities = await reader.all('Domain', FIELDS);
  for (const refs of batchesOf(owners)) {
    entities.push(...(await reader.byRefs(refs, FIELDS)));
  }
  const wanted = new Map(
    entities.map(entity => [stringifyEntityRef(entity), toRow(entity)]),
  );
  const stored: TitleRow[] = await knex('titles').select();
  const known = new Map(stored.map(row => [row.ref, row]));
  const changed = [...wanted.values()].filter(row => {
    const before = known.get(row.ref);
    return before?.title !== row.title || before.parent_ref !== row.parent_ref;
  });
  const gone = [...known.keys()].filter(ref => !wanted.has(ref));
  if (changed.length + gone.length > 0) {
    await knex.transaction(async trx => {
      await writeRows(trx, 'titles', changed, {
        key: ['ref'],
        overwrite: ['title', 'parent_ref'],
      });
      await trx('titles').where('ref', 'in', among(trx, gone)).delete();
    });
  }
  return changed.length + gone.length;
}

function toRow(entity: Entity): TitleRow {
  const { metadata, spec } = entity;
  const profile = spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  const parent = spec?.subdomainOf;
  return {
    ref: stringifyEntityRef(entity),
    title:
      metadata.title ??
      (typeof displayName === 'string' ? displayName : metadata.name),
    parent_ref:
      resolveEntityRef(
        entity,
        typeof parent === 'string' ? parent : undefined,
        'Domain',
      ) ?? null,
  };
}
