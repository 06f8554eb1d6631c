import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { TableLocation } from '../tables/TableLocation';

const MASKED = {
  null: 'left empty',
  hash: 'hashed',
  year: 'cut to its year',
} as const;

/**
 * A right in words, e.g. `SELECT on 3 columns of flights.flights where origin
 * is ABE, with cost hidden`.
 * @internal
 */
export function describeRight(
  { schema, table }: TableLocation,
  { filter, masks }: Pick<AccessItem, 'filter' | 'masks'>,
): string {
  const { columns, rows } = filter ?? {};
  const shown = (masks ?? []).filter(
    ({ column }) => !columns || columns.includes(column),
  );
  return [
    `SELECT on ${
      columns ? `${count(columns.length, 'column')} of ` : ''
    }${schema}.${table}`,
    ...(rows
      ? [
          ` where ${rows
            .map(({ column, values }) => `${column} is ${oneOf(values)}`)
            .join(' and ')}`,
        ]
      : []),
    ...(shown.length > 0
      ? [
          `, with ${shown
            .map(({ column, mask }) => `${column} ${MASKED[mask]}`)
            .join(', ')}`,
        ]
      : []),
  ].join('');
}

function oneOf(values: readonly string[]): string {
  return values.length > 3
    ? `one of ${values.length} values`
    : values.join(' or ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
