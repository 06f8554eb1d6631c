import { TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  CardTable,
  ClassificationChip,
  LevelBadge,
  LifecycleChip,
  ProductLevels,
} from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import { ReactNode, useMemo } from 'react';
import { ProductRow } from './productRow';

const PAGE_SIZE = 20;

/** Sorts by the place in a list; what is not in it comes first. */
function byOrder(
  order: readonly string[],
  value: (row: ProductRow) => string | undefined,
) {
  const position = (row: ProductRow) => order.indexOf(value(row) ?? '');
  return (a: ProductRow, b: ProductRow) => position(a) - position(b);
}

function tableColumns(
  levels: ProductLevels,
  compact: boolean,
): TableColumn<ProductRow>[] {
  const columns: TableColumn<ProductRow>[] = [
    {
      title: 'Name',
      field: 'title',
      highlight: true,
      defaultSort: 'asc',
      render: ({ id, title, description }) => (
        <div style={compact ? undefined : { minWidth: '8rem' }}>
          <EntityRefLink entityRef={id} title={title} />
          {!compact && (
            <Typography variant="body2" color="textSecondary">
              {description}
            </Typography>
          )}
        </div>
      ),
    },
    {
      title: 'Owner',
      field: 'ownerName',
      render: ({ owner }) => <EntityRefLink entityRef={owner} hideIcon />,
    },
    {
      title: 'Domain',
      field: 'domainName',
      render: ({ domain }) => <EntityRefLink entityRef={domain} hideIcon />,
    },
    {
      title: 'Type',
      field: 'type',
      render: ({ type }) => upperFirst(type),
    },
    {
      title: 'Lifecycle',
      field: 'lifecycle',
      customSort: byOrder(DATA_PRODUCT_LIFECYCLES, row => row.lifecycle),
      render: ({ lifecycle }) => <LifecycleChip lifecycle={lifecycle} />,
    },
    {
      title: 'Classification',
      field: 'classification',
      customSort: byOrder(CLASSIFICATIONS, row => row.classification),
      render: ({ classification }) =>
        classification ? (
          <ClassificationChip classification={classification} />
        ) : (
          'No ports'
        ),
    },
  ];
  if (levels.available) {
    columns.push({
      title: 'Level',
      field: 'level.name',
      customSort: byOrder(
        levels.levels.map(({ name }) => name),
        row => row.level?.name,
      ),
      render: ({ level }) =>
        levels.loading || levels.error ? (
          levels.error && 'Unknown'
        ) : (
          <LevelBadge level={level} levels={levels.levels} />
        ),
    });
  }
  return columns.filter(
    ({ field }) => !(compact && (field === 'domainName' || field === 'type')),
  );
}

/**
 * Data products to compare, with links to their pages.
 * @internal
 */
export function DataProductsTable(props: {
  title?: string;
  rows: ProductRow[];
  levels: ProductLevels;
  /** Without descriptions, domain and type, for the page of one domain. */
  compact?: boolean;
  emptyContent: ReactNode;
}) {
  const { title, rows, levels, compact = false, emptyContent } = props;
  const columns = useMemo(
    () => tableColumns(levels, compact),
    [levels, compact],
  );
  return (
    <CardTable
      title={title}
      columns={columns}
      data={rows}
      emptyContent={emptyContent}
      options={{
        paging: rows.length > PAGE_SIZE,
        pageSize: PAGE_SIZE,
        pageSizeOptions: [PAGE_SIZE, 50, 100],
        emptyRowsWhenPaging: false,
      }}
    />
  );
}
