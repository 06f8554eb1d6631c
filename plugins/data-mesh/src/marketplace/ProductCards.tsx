import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ProductListItem } from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { MarkedText } from './MarkedText';
import { summaryOf } from './matchReasons';
import { ProductChips } from './ProductChips';
import { useProductLink } from './productLinks';
import { WhyMatched } from './WhyMatched';
import { Level } from './useLevels';

/** More tags than this would crowd out what tells products apart. */
const SHOWN_TAGS = 5;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(22rem, 100%), 1fr))',
      gap: theme.spacing(2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: { display: 'flex', minWidth: 0 },
    card: {
      flex: 1,
      minWidth: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      padding: theme.spacing(2),
    },
    title: { overflowWrap: 'anywhere', lineHeight: 1.3 },
    purpose: {
      display: '-webkit-box',
      '-webkit-line-clamp': 3,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    tag: { margin: 0 },
    foot: { marginTop: 'auto' },
  }),
  { name: 'MeshportProductCards' },
);

function ProductCard(props: {
  product: ProductListItem;
  levels: Level[];
  search: string;
}) {
  const { product, levels, search } = props;
  const classes = useStyles();
  const productLink = useProductLink();
  const summary = summaryOf(product);
  const hiddenTags = product.tags.slice(SHOWN_TAGS);

  return (
    <Paper
      component="article"
      className={classes.card}
      aria-label={product.title}
    >
      <div>
        <Typography variant="h6" component="h3" className={classes.title}>
          <Link to={productLink(product.ref)}>
            <MarkedText text={product.title} search={search} />
          </Link>
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {upperFirst(product.type)} · version {product.version}
        </Typography>
      </div>
      <div className={classes.chips}>
        <ProductChips product={product} levels={levels} />
      </div>
      {summary && (
        <Typography variant="body2" className={classes.purpose} title={summary}>
          <MarkedText text={summary} search={search} />
        </Typography>
      )}
      <WhyMatched product={product} search={search} />
      <div className={classes.foot}>
        <Typography variant="body2">
          <EntityRefLink entityRef={product.domain} hideIcon /> · owned by{' '}
          <EntityRefLink entityRef={product.owner} hideIcon />
        </Typography>
      </div>
      {product.tags.length > 0 && (
        <div className={classes.chips}>
          {product.tags.slice(0, SHOWN_TAGS).map(tag => (
            <Chip
              key={tag}
              size="small"
              className={classes.tag}
              label={<MarkedText text={tag} search={search} />}
            />
          ))}
          {hiddenTags.length > 0 && (
            <Chip
              size="small"
              variant="outlined"
              className={classes.tag}
              label={`+ ${hiddenTags.length}`}
              title={hiddenTags.join(', ')}
            />
          )}
        </div>
      )}
    </Paper>
  );
}

/**
 * Products to choose among, with what each is for.
 * @internal
 */
export function ProductCards(props: {
  products: ProductListItem[];
  levels: Level[];
  /** Words to mark. */
  search: string;
}) {
  const { products, levels, search } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="Data products">
      {products.map(product => (
        <li key={product.ref} className={classes.item}>
          <ProductCard product={product} levels={levels} search={search} />
        </li>
      ))}
    </ul>
  );
}
