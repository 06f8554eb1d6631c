import { InputError, NotFoundError } from '@backstage/errors';
import { ColumnMask } from '@meshport/backstage-plugin-data-mesh-common';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { TableLocation } from '../../tables/TableLocation';
import { PortView } from '../names/PortView';
import { AccessSchema } from './AccessSchema';
import { Column } from './readColumns';

/** Types whose text in JSON depends on the value alone. */
const SAME_AS_JSON = new Set([
  'bool',
  'bpchar',
  'date',
  'int2',
  'int4',
  'int8',
  'numeric',
  'text',
  'time',
  'timestamp',
  'uuid',
  'varchar',
]);

/**
 * The query of a view, and what it shows.
 * @internal
 */
export interface ViewQuery {
  statement: string;
  /** Columns of the table that are shown, in their order. */
  columns: Column[];
  /** Those among them that are shown as they are. */
  plain: Column[];
}

/**
 * Writes the query of a view. Values become constants of the column's type when
 * the view is made, so that no setting of a reader changes what they mean.
 *
 * @param columns - of the table
 * @throws `NotFoundError` for an unknown column, `InputError` for a mask that
 * the column's type does not have
 * @internal
 */
export function writeViewQuery(options: {
  view: PortView;
  location: TableLocation;
  columns: readonly Column[];
  schema: AccessSchema;
}): ViewQuery {
  const { view, location, schema } = options;
  const byName = new Map(options.columns.map(column => [column.name, column]));
  const find = (name: string): Column => {
    const column = byName.get(name);
    if (!column) {
      throw new NotFoundError(
        `${location.schema}.${location.table} has no column '${name}'`,
      );
    }
    return column;
  };
  const wanted = new Set((view.filter?.columns ?? []).map(c => find(c).name));
  const masks = new Map(
    (view.masks ?? []).map(({ column, mask }) => [find(column).name, mask]),
  );
  const shown = options.columns.filter(
    column => wanted.size === 0 || wanted.has(column.name),
  );
  const list = shown.map(column => {
    const mask = masks.get(column.name);
    const name = escapeIdentifier(column.name);
    return mask ? `${masked(column, mask, schema)} AS ${name}` : `t.${name}`;
  });
  const conditions = (view.filter?.rows ?? []).map(({ column, values }) =>
    rowCondition(
      find(column),
      `ARRAY[${values.map(value => escapeLiteral(value)).join(', ')}]`,
    ),
  );
  return {
    columns: shown,
    plain: shown.filter(column => !masks.has(column.name)),
    statement: [
      `SELECT ${list.join(', ')}`,
      `FROM ${tableName(location)} t`,
      `WHERE ${[schema.guard(view.role.name), ...conditions].join(' AND ')}`,
    ].join(' '),
  };
}

/**
 * A condition on the table `t`: the column has one of the values.
 *
 * @param values - an array of texts, in SQL
 * @internal
 */
export function rowCondition(column: Column, values: string): string {
  return `t.${escapeIdentifier(column.name)} = ANY (${values}::${
    column.plainType
  }[])`;
}

/** @internal */
export function tableName({ schema, table }: TableLocation): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

function masked(
  column: Column,
  mask: ColumnMask['mask'],
  schema: AccessSchema,
): string {
  const value = `t.${escapeIdentifier(column.name)}`;
  switch (mask) {
    case 'null':
      return `NULL::${column.type}`;
    case 'hash':
      // With a key of this data platform, since few values can be guessed.
      return `encode(sha256((SELECT k.key FROM ${schema.relation(
        'mask_key',
      )} k) || ${bytesOf(column, value)}), 'hex')`;
    case 'year':
      return yearOf(column, value);
    default:
      throw new InputError(`masks: there is no mask '${mask}'`);
  }
}

/**
 * The value as bytes that no setting of a reader changes: who could have
 * numbers rounded before they are hashed would see which are close.
 */
function bytesOf({ typeName }: Column, value: string): string {
  if (typeName === 'timestamptz') {
    return jsonBytes(`${value} AT TIME ZONE 'UTC'`);
  }
  return SAME_AS_JSON.has(typeName)
    ? jsonBytes(value)
    : `CASE WHEN ${value} IS NOT NULL THEN record_send(ROW(${value})) END`;
}

function jsonBytes(value: string): string {
  return `convert_to(to_jsonb(${value}) #>> '{}', 'UTF8')`;
}

function yearOf(column: Column, value: string): string {
  switch (column.typeName) {
    case 'date':
      return `date_trunc('year', ${value}::timestamp)::date`;
    case 'timestamp':
      return `date_trunc('year', ${value})`;
    case 'timestamptz':
      return `date_trunc('year', ${value}, 'UTC')`;
    default:
      throw new InputError(
        `masks: the column '${column.name}' holds ${column.type} and no dates; mask it with null or hash`,
      );
  }
}
