import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ColumnMatch,
  ProductListItem,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ReactNode } from 'react';
import { MarkedText } from './MarkedText';
import { MatchReasons, matchReasons } from './matchReasons';
import { useProductLink } from './productLinks';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      borderLeft: `3px solid ${theme.palette.divider}`,
      padding: theme.spacing(0, 0, 0, 1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshportWhyMatched' },
);

function MatchedColumn(props: {
  product: ProductListItem;
  column: ColumnMatch;
  search: string;
}) {
  const { product, column, search } = props;
  const productLink = useProductLink();
  return (
    <>
      Column{' '}
      <Link to={productLink(product.ref, column)}>
        <code>
          <MarkedText text={column.path} search={search} />
        </code>
        {column.businessName && (
          <>
            {' ('}
            <MarkedText text={column.businessName} search={search} />)
          </>
        )}
      </Link>{' '}
      in port {column.port} {column.portVersion}
      {column.matched === 'description' && column.description && (
        <>
          {': '}
          <MarkedText text={column.description} search={search} />
        </>
      )}
    </>
  );
}

function moreInWords({ moreColumns, countedAll }: MatchReasons): string {
  const noun = moreColumns === 1 ? 'column' : 'columns';
  return `+ ${moreColumns}${countedAll ? '' : ' or more'} more ${noun}`;
}

/**
 * Why a product was found, where its card or row does not show it: the columns
 * with the words in them, linked to where they are described, and other texts.
 * @internal
 */
export function WhyMatched(props: {
  product: ProductListItem;
  search: string;
}) {
  const { product, search } = props;
  const classes = useStyles();
  const reasons = matchReasons(product, search);
  if (!reasons) {
    return null;
  }
  const { columns, ports, name, purpose, moreColumns } = reasons;
  const line = (key: string, content: ReactNode) => (
    <Typography key={key} variant="body2" component="li">
      {content}
    </Typography>
  );

  return (
    <ul className={classes.list} aria-label={`Why ${product.title} was found`}>
      {columns.map(column =>
        line(
          `column ${column.port} ${column.object} ${column.path}`,
          <MatchedColumn product={product} column={column} search={search} />,
        ),
      )}
      {moreColumns > 0 && line('more', moreInWords(reasons))}
      {ports.map(port =>
        line(
          `port ${port.name} ${port.version}`,
          <>
            Port <MarkedText text={port.name} search={search} /> {port.version}
          </>,
        ),
      )}
      {name &&
        line(
          'name',
          <>
            Name <MarkedText text={name} search={search} />
          </>,
        )}
      {purpose &&
        line(
          'purpose',
          <>
            Purpose: <MarkedText text={purpose} search={search} />
          </>,
        )}
    </ul>
  );
}
