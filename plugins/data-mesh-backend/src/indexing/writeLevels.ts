import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { changeIndex } from '../database/seenEntities';
import { updateRows, writeRows } from '../database/writeRows';
import { ProductLevel } from './LevelReader';
import { NO_VALUE } from './readProduct';

type LevelColumns = {
  ref: string;
  level: string | null;
  level_title: string | null;
  level_position: number | null;
};

/**
 * Keeps where products stand in the scorecards; products that are not named
 * have no level.
 *
 * @returns how many are different from before
 * @internal
 */
export async function writeLevels(
  knex: Knex,
  levels: ReadonlyMap<string, ProductLevel>,
): Promise<number> {
  return changeIndex(knex, async trx => {
    const stored: LevelColumns[] = await trx('products').select(
      'ref',
      'level',
      'level_title',
      'level_position',
    );
    const changed = stored.flatMap(before => {
      const level = levels.get(before.ref);
      const after: LevelColumns = {
        ref: before.ref,
        level: level?.name ?? null,
        level_title: level?.title ?? null,
        level_position: level?.position ?? null,
      };
      return isSame(before, after) ? [] : [after];
    });
    if (changed.length > 0) {
      await updateRows(trx, 'products', 'ref', changed);
      await replaceFacets(trx, changed);
    }
    return changed.length;
  });
}

function isSame(before: LevelColumns, after: LevelColumns): boolean {
  return (
    before.level === after.level &&
    before.level_title === after.level_title &&
    before.level_position === after.level_position
  );
}

async function replaceFacets(
  trx: Knex.Transaction,
  changed: readonly LevelColumns[],
): Promise<void> {
  const refs = changed.map(({ ref }) => ref);
  await trx('product_facets')
    .where('facet', 'level')
    .where('product_ref', 'in', among(trx, refs))
    .delete();
  await writeRows(
    trx,
    'product_facets',
    changed.map(({ ref, level }) => ({
      facet: 'level',
      value: level ?? NO_VALUE,
      product_ref: ref,
    })),
  );
}
