import { Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  CheckStatus,
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  CardTable,
  LevelBadge,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { CheckStatusLabel } from '../checks';
import { SCORECARD_TAB_PATH } from '../routes';

const PAGE_SIZE = 20;

type Row = ProductSummary & { id: string };

function ScorecardLink(props: { summary: ProductSummary }) {
  const { product, title } = props.summary;
  const entityLink = useRouteRef(entityRouteRef);
  return (
    <Link to={`${entityLink(entityRouteParams(product))}${SCORECARD_TAB_PATH}`}>
      {title}
    </Link>
  );
}

function countColumn(
  title: string,
  field: 'passing' | 'failing' | 'unknown',
  status: CheckStatus,
): TableColumn<Row> {
  return {
    title,
    field,
    searchable: false,
    render: row => (
      <CheckStatusLabel status={status} count={row[field]} countOnly />
    ),
  };
}

function columnsOf(levels: ScorecardLevel[]): TableColumn<Row>[] {
  const position = (row: Row) =>
    levels.findIndex(({ name }) => name === row.level?.name);
  return [
    {
      title: 'Data product',
      field: 'title',
      highlight: true,
      render: row => <ScorecardLink summary={row} />,
    },
    {
      title: 'Domain',
      field: 'domain',
      render: row => (
        <EntityRefLink entityRef={row.domain} defaultKind="domain" hideIcon />
      ),
    },
    {
      title: 'Owner',
      field: 'owner',
      render: row => (
        <EntityRefLink entityRef={row.owner} defaultKind="group" hideIcon />
      ),
    },
    {
      title: 'Level',
      customSort: (a, b) => position(a) - position(b),
      customFilterAndSearch: (text, row) =>
        (row.level?.title ?? 'No level')
          .toLowerCase()
          .includes(String(text).toLowerCase()),
      render: row => <LevelBadge level={row.level} levels={levels} />,
    },
    countColumn('Passing', 'passing', 'pass'),
    countColumn('Failing', 'failing', 'fail'),
    countColumn('Unknown', 'unknown', 'unknown'),
  ];
}

/**
 * Data products with their level and how many checks pass, each with a link
 * to its scorecard.
 * @internal
 */
export function SummaryTable(props: {
  summaries: ProductSummary[];
  levels: ScorecardLevel[];
}) {
  const { summaries, levels } = props;
  const columns = useMemo(() => columnsOf(levels), [levels]);
  const rows = useMemo(
    () => summaries.map(summary => ({ ...summary, id: summary.product })),
    [summaries],
  );
  return (
    <CardTable<Row>
      title={`Data products (${rows.length})`}
      columns={columns}
      data={rows}
      options={{
        search: true,
        paging: rows.length > PAGE_SIZE,
        pageSize: PAGE_SIZE,
        pageSizeOptions: [PAGE_SIZE, 50, 100],
        emptyRowsWhenPaging: false,
      }}
      localization={{
        body: {
          emptyDataSourceMessage: 'No data product matches these filters.',
        },
      }}
    />
  );
}
