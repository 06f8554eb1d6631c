import { TableColumn } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { ContractColumn } from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { ClassificationChip } from '../chips';
import { CardTable } from '../table';
import { ColumnRow, columnRows } from './columnRows';

/** A table that one sees at a glance needs neither search nor sorting. */
const GLANCE = 10;
const PAGE_SIZE = 50;

const COLUMNS: TableColumn<ColumnRow>[] = [
  {
    title: 'Name',
    field: 'name',
    highlight: true,
    customFilterAndSearch: (query: string, { name, businessName }) =>
      `${name} ${businessName}`.toLowerCase().includes(query.toLowerCase()),
    render: ({ name, businessName }) => (
      <>
        <code style={{ whiteSpace: 'nowrap' }}>{name}</code>
        <Typography variant="body2" color="textSecondary">
          {businessName}
        </Typography>
      </>
    ),
  },
  { title: 'Type', field: 'type' },
  { title: 'Constraints', field: 'constraints' },
  {
    title: 'Classification',
    field: 'classification',
    render: ({ classification }) =>
      classification ? (
        <ClassificationChip classification={classification} />
      ) : null,
  },
  { title: 'Description', field: 'description' },
];

/**
 * The columns of one table of a contract, to search and to filter by
 * classification when there are many. The business name stands below the name.
 * A field that no column has is left out.
 * @public
 */
export function ColumnsTable(props: {
  title: string;
  subtitle?: string;
  columns: ContractColumn[];
}) {
  const { title, subtitle, columns } = props;
  const rows = useMemo(() => columnRows(columns), [columns]);
  const shown = useMemo(
    () =>
      COLUMNS.filter(
        ({ field }) =>
          rows.length === 0 || rows.some(row => row[field as keyof ColumnRow]),
      ),
    [rows],
  );
  const many = rows.length > GLANCE;

  return (
    <CardTable
      title={title}
      subtitle={subtitle}
      columns={shown}
      data={rows}
      filters={
        many && rows.some(row => row.classification)
          ? [{ column: 'Classification', type: 'multiple-select' }]
          : undefined
      }
      options={{
        search: many,
        sorting: many,
        paging: rows.length > PAGE_SIZE,
        pageSize: PAGE_SIZE,
        pageSizeOptions: [PAGE_SIZE, 100, 500],
        emptyRowsWhenPaging: false,
        thirdSortClick: true,
      }}
      localization={{
        toolbar: { searchPlaceholder: 'Search columns' },
        body: { emptyDataSourceMessage: 'No columns' },
      }}
    />
  );
}
