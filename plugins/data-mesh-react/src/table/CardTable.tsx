import { Table, TableColumn, TableProps } from '@backstage/core-components';
import { useMemo } from 'react';

/**
 * A flat table for the inside of a card: without search and pages unless asked
 * for, and without a toolbar when it has no title. Columns are as wide as their
 * content asks for, and words are not broken.
 *
 * The columns should be the same object from one rendering to the next.
 * @public
 */
export function CardTable<T extends object>(props: TableProps<T>) {
  const { columns, options, ...rest } = props;
  const cardColumns = useMemo(
    () =>
      columns.map(
        (column): TableColumn<T> => ({
          width: 'auto',
          // Of their own for each column: the table changes them.
          headerStyle: { padding: '8px' },
          cellStyle: {
            lineHeight: 1.4,
            padding: '8px',
            wordBreak: 'normal',
          },
          ...column,
        }),
      ),
    [columns],
  );
  return (
    <Table
      style={{ boxShadow: 'none' }}
      {...rest}
      columns={cardColumns}
      options={{
        padding: 'dense',
        toolbar: Boolean(rest.title),
        search: false,
        paging: false,
        draggable: false,
        ...options,
      }}
    />
  );
}
