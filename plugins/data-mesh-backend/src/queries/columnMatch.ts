import { ColumnMatch } from '@meshport/backstage-plugin-data-mesh-common';
import { countHeld } from './heldWords';

/**
 * A row of `columns` with the output port that it is of.
 * @internal
 */
export interface ColumnRow {
  contract_ref: string;
  port: string;
  port_version: string;
  object: string;
  path: string;
  /** Last part of the path, in lower case. */
  name: string;
  business_name: string | null;
  description: string | null;
  logical_type: string | null;
  classification: string | null;
}

/** What {@link toColumnMatch} reads, from `columns` and `ports`. */
export const COLUMN_MATCH_FIELDS = [
  'columns.contract_ref',
  'ports.name as port',
  'ports.version as port_version',
  'columns.object',
  'columns.path',
  'columns.name',
  'columns.business_name',
  'columns.description',
  'columns.logical_type',
  'columns.classification',
];

/**
 * @param words - because of which the column was found
 * @internal
 */
export function toColumnMatch(
  row: ColumnRow,
  words: readonly string[],
): ColumnMatch {
  return {
    contract: row.contract_ref,
    port: row.port,
    portVersion: row.port_version,
    object: row.object,
    path: row.path,
    businessName: row.business_name ?? undefined,
    description: row.description ?? undefined,
    logicalType: row.logical_type ?? undefined,
    classification: row.classification ?? undefined,
    matched: matchedText(row, words),
  };
}

/** The text that holds most of the words; of equal ones, the first. */
function matchedText(
  row: ColumnRow,
  words: readonly string[],
): ColumnMatch['matched'] {
  const candidates = [
    {
      matched: 'name',
      held: countHeld(row.path.slice(-row.name.length), words),
    },
    { matched: 'businessName', held: countHeld(row.business_name, words) },
    { matched: 'description', held: countHeld(row.description, words) },
  ] as const;
  return candidates.reduce((best, next) =>
    next.held > best.held ? next : best,
  ).matched;
}
