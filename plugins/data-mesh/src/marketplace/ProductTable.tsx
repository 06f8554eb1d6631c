import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Typography from '@material-ui/core/Typography';
import {
  ProductListItem,
  ProductOrder,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  LevelBadge,
  LifecycleChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import { ReactNode } from 'react';
import { MarkedText } from './MarkedText';
import { summaryOf } from './matchReasons';
import { useProductLink } from './productLinks';
import { WhyMatched } from './WhyMatched';
import { Level } from './useLevels';

const useStyles = makeStyles(
  theme => ({
    cell: {
      padding: theme.spacing(1),
      verticalAlign: 'top',
      wordBreak: 'normal',
    },
    name: { minWidth: '12rem' },
    head: { whiteSpace: 'nowrap', verticalAlign: 'middle' },
  }),
  { name: 'MeshportProductTable' },
);

/** The orders that a column's heading stands for, the first one first. */
type ColumnOrders = readonly [ProductOrder, ...ProductOrder[]];

interface Column {
  title: string;
  orders?: ColumnOrders;
  render: (product: ProductListItem) => ReactNode;
}

function HeadCell(props: {
  column: Column;
  order: ProductOrder;
  onOrder: (order: ProductOrder) => void;
}) {
  const { column, order, onOrder } = props;
  const { title, orders } = column;
  const classes = useStyles();
  const position = orders?.indexOf(order) ?? -1;
  const direction = order.startsWith('-') ? 'desc' : 'asc';
  return (
    <TableCell
      className={`${classes.cell} ${classes.head}`}
      sortDirection={position >= 0 && direction}
    >
      {orders ? (
        <TableSortLabel
          active={position >= 0}
          direction={position >= 0 ? direction : 'asc'}
          onClick={() => onOrder(orders[(position + 1) % orders.length])}
        >
          {title}
        </TableSortLabel>
      ) : (
        title
      )}
    </TableCell>
  );
}

/**
 * Products in lines, to compare them.
 * @internal
 */
export function ProductTable(props: {
  products: ProductListItem[];
  levels: Level[];
  /** Words to mark. */
  search: string;
  order: ProductOrder;
  onOrder: (order: ProductOrder) => void;
  /** Leaves out what the card of one domain has no room for. */
  ofOneDomain?: boolean;
}) {
  const { products, levels, search, order, onOrder, ofOneDomain } = props;
  const classes = useStyles();
  const productLink = useProductLink();

  const columns: Column[] = [
    {
      title: 'Name',
      orders: ['title', '-title'],
      render: product => (
        <div className={ofOneDomain ? undefined : classes.name}>
          <Link to={productLink(product.ref)}>
            <MarkedText text={product.title} search={search} />
          </Link>
          {!ofOneDomain && (
            <Typography variant="body2" color="textSecondary">
              <MarkedText text={summaryOf(product) ?? ''} search={search} />
            </Typography>
          )}
          <WhyMatched product={product} search={search} />
        </div>
      ),
    },
    ...(ofOneDomain
      ? []
      : [
          {
            title: 'Domain',
            orders: ['domain'] as const,
            render: (product: ProductListItem) => (
              <EntityRefLink entityRef={product.domain} hideIcon />
            ),
          },
        ]),
    {
      title: 'Owner',
      render: product => <EntityRefLink entityRef={product.owner} hideIcon />,
    },
    ...(ofOneDomain
      ? []
      : [
          {
            // Two in one, so that all columns are seen on a laptop.
            title: 'Type',
            render: ({ type, version }: ProductListItem) => (
              <>
                {upperFirst(type)}
                <Typography variant="body2" color="textSecondary">
                  {version}
                </Typography>
              </>
            ),
          },
        ]),
    {
      title: 'Lifecycle',
      render: ({ lifecycle }) => <LifecycleChip lifecycle={lifecycle} />,
    },
    {
      title: 'Classification',
      render: ({ classification }) =>
        classification ? (
          <ClassificationChip classification={classification} />
        ) : (
          'None'
        ),
    },
    ...(levels.length
      ? [
          {
            title: 'Level',
            orders: ['-level', 'level'] as const,
            render: ({ level }: ProductListItem) => (
              <LevelBadge level={level} levels={levels} />
            ),
          },
        ]
      : []),
  ];

  return (
    <TableContainer component={Paper} elevation={ofOneDomain ? 0 : 1}>
      <Table size="small" aria-label="Data products">
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <HeadCell
                key={column.title}
                column={column}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {products.map(product => (
            <TableRow key={product.ref} hover>
              {columns.map(({ title, render }) => (
                <TableCell key={title} className={classes.cell}>
                  {render(product)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
