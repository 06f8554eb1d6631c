import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ColumnMatch,
  ProductListItem,
  ProductMatch,
} from '@meshport/backstage-plugin-data-mesh-common';
import { MarkedText } from './MarkedText';
import { useProductLink } from './productLinks';

/** What cards and rows do not show anyway. */
const FIELD_WORDS: Partial<Record<ProductMatch['fields'][number], string>> = {
  name: 'its name',
  purpose: 'its purpose',
  port: 'a port',
};

/** The backend counts no further. */
const COUNT_LIMIT = 100;

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `3px solid ${theme.palette.divider}`,
      paddingLeft: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
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

function moreColumns(match: ProductMatch): string | undefined {
  const more = match.columnCount - match.columns.length;
  if (more <= 0) {
    return undefined;
  }
  const atLeast = match.columnCount >= COUNT_LIMIT ? ' or more' : '';
  return `+ ${more}${atLeast} more ${more === 1 ? 'column' : 'columns'}`;
}

/**
 * Why a product was found, where its card or row does not show it: the columns
 * with the words in them, linked to where they are described.
 * @internal
 */
export function WhyMatched(props: {
  product: ProductListItem;
  search: string;
}) {
  const { product, search } = props;
  const classes = useStyles();
  const { match } = product;
  const fields = match?.fields.flatMap(field => FIELD_WORDS[field] ?? []) ?? [];
  if (!match || (match.columns.length === 0 && fields.length === 0)) {
    return null;
  }
  const more = moreColumns(match);

  return (
    <div className={classes.root}>
      <ul
        className={classes.list}
        aria-label={`Why ${product.title} was found`}
      >
        {match.columns.map(column => (
          <li key={`${column.port} ${column.object} ${column.path}`}>
            <Typography variant="body2">
              <MatchedColumn
                product={product}
                column={column}
                search={search}
              />
            </Typography>
          </li>
        ))}
        {more && (
          <li>
            <Typography variant="body2" color="textSecondary">
              {more}
            </Typography>
          </li>
        )}
        {fields.length > 0 && (
          <li>
            <Typography variant="body2" color="textSecondary">
              Found in {fields.join(' and ')}
            </Typography>
          </li>
        )}
      </ul>
    </div>
  );
}
