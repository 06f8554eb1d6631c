import { EmptyState, Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { AccessOverview } from '@meshport/backstage-plugin-data-access-common';
import {
  CardTable,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { rootRouteRef } from '../../routes';
import { requestFilterSearch, Show } from '../lists/all/useRequestFilter';

type Row = AccessOverview['products'][number];

function Count(props: { row: Row; count: number; show: Show }) {
  const { row, count, show } = props;
  const rootPath = useRouteRef(rootRouteRef);
  const search = requestFilterSearch({ show, product: row.product });
  return count ? (
    <Link to={`${rootPath()}/all${search}`}>{count.toLocaleString()}</Link>
  ) : (
    <>{count}</>
  );
}

const COLUMNS: TableColumn<Row>[] = [
  {
    title: 'Product',
    render: ({ product }) => (
      <EntityRefLink entityRef={product} defaultKind="DataProduct" />
    ),
  },
  {
    title: 'Active rights',
    render: row => <Count row={row} count={row.active} show="living" />,
  },
  {
    title: 'Wait for a decision',
    render: row => <Count row={row} count={row.pending} show="pending" />,
  },
  {
    title: 'Alarms',
    render: row => <Count row={row} count={row.alarms} show="alarm" />,
  },
  {
    title: 'Drift',
    render: ({ drift }) =>
      drift ? <ToneChip label={`${drift} open`} tone="danger" /> : 0,
  },
];

/** The products with the most rights. */
export function ProductsTable(props: { products: Row[] }) {
  return props.products.length ? (
    <CardTable
      title="Products with the most rights"
      columns={COLUMNS}
      data={props.products}
      options={{ sorting: false }}
    />
  ) : (
    <EmptyState
      missing="data"
      title="No rights yet"
      description="Products whose data somebody can read or has asked for appear here."
    />
  );
}
