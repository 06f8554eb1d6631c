import { InputError } from '@backstage/errors';
import { COLUMN_MASKS } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { checkName } from '../../tables/TableLocation';

/**
 * Checks what an item is narrowed to, as far as the item alone tells.
 *
 * @throws `InputError` naming the field
 * @internal
 */
export function checkNarrowing(
  item: Pick<AccessItem, 'filter' | 'masks'>,
): void {
  const { columns, rows = [] } = item.filter ?? {};
  if (columns) {
    checkNotEmpty('filter.columns', columns);
    columns.forEach((column, index) =>
      checkName(`filter.columns[${index}]`, column),
    );
  }
  rows.forEach(({ column, values }, index) => {
    const field = `filter.rows[${index}]`;
    checkName(`${field}.column`, column);
    checkNotEmpty(`${field}.values`, values);
    values.forEach((value, at) => checkText(`${field}.values[${at}]`, value));
  });
  checkMasks(item.masks ?? []);
}

function checkMasks(masks: NonNullable<AccessItem['masks']>): void {
  const masked = new Set<string>();
  masks.forEach(({ column, mask }, index) => {
    const field = `masks[${index}]`;
    checkName(`${field}.column`, column);
    if (!COLUMN_MASKS.includes(mask)) {
      throw new InputError(
        `${field}.mask: must be one of ${COLUMN_MASKS.join(
          ', ',
        )}, is '${mask}'`,
      );
    }
    if (masked.has(column)) {
      throw new InputError(
        `${field}.column: '${column}' has a mask already; give each column one`,
      );
    }
    masked.add(column);
  });
}

function checkNotEmpty(field: string, values: unknown): void {
  if (!Array.isArray(values) || values.length === 0) {
    throw new InputError(
      `${field}: must name at least one; leave it out to narrow nothing`,
    );
  }
}

function checkText(field: string, value: unknown): void {
  if (
    typeof value !== 'string' ||
    value.includes('\0') ||
    Buffer.from(value).toString() !== value
  ) {
    throw new InputError(`${field}: must be a text that PostgreSQL can store`);
  }
}
