import { Link, TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
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
import { CheckStatusLabel } from '../../checks';
import { countOf, percent } from '../../model';
import { useProductScorecardLink } from '../shared/useProductScorecardLink';

const PAGE_SIZE = 20;

type Row = ProductSummary & { id: string };

function ScorecardLink(props: { summary: ProductSummary }) {
  const { product, title } = props.summary;
  return <Link to={useProductScorecardLink()(product)}>{title}</Link>;
}

function countColumn(title: string, status: CheckStatus): TableColumn<Row> {
  return {
    title,
    customSort: (a, b) => countOf(a, status) - countOf(b, status),
    render: row => (
      <CheckStatusLabel
        status={status}
        count={countOf(row, status)}
        countOnly
      />
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
      width: '22%',
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
      render: row => <LevelBadge level={row.level} levels={levels} />,
    },
    {
      title: 'Score',
      customSort: (a, b) => (a.score ?? -1) - (b.score ?? -1),
      render: row => percent(row.score),
    },
    countColumn('Passing', 'pass'),
    countColumn('Failing', 'fail'),
    countColumn('Unknown', 'unknown'),
    countColumn('Exempt', 'exempt'),
  ];
}

/**
 * Data products with their level and how many checks pass, each with a link
 * to its scorecard.
 * @internal
 */
export function ProductsList(props: {
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
        paging: rows.length > PAGE_SIZE,
        pageSize: PAGE_SIZE,
        pageSizeOptions: [PAGE_SIZE, 50, 100],
        emptyRowsWhenPaging: false,
      }}
    />
  );
}
