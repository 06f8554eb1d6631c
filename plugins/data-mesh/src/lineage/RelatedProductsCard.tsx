import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
  useRelatedEntities,
} from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DataProductEntity,
  isDataProductEntity,
  RELATION_CONSUMES_DATA_PRODUCT,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  LevelBadge,
  LifecycleChip,
  ProductLevels,
  resolveRef,
  useProductLevels,
} from '@meshport/backstage-plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    directions: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(16rem, 1fr))',
      gap: theme.spacing(3),
    },
    product: {
      padding: theme.spacing(1.5),
      marginTop: theme.spacing(1),
    },
    chips: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'MeshportRelatedProducts' },
);

function ProductTile(props: {
  product: DataProductEntity;
  levels: ProductLevels;
}) {
  const { product, levels } = props;
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.product}>
      <Typography variant="subtitle1" component="p">
        <EntityRefLink entityRef={product} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {product.spec.purpose ?? product.metadata.description}
      </Typography>
      <Typography variant="body2">
        Owned by{' '}
        <EntityRefLink
          entityRef={resolveRef(product, product.spec.owner, 'Group')}
        />{' '}
        in{' '}
        <EntityRefLink
          entityRef={resolveRef(product, product.spec.domain, 'Domain')}
        />
      </Typography>
      <div className={classes.chips}>
        <LifecycleChip lifecycle={product.spec.lifecycle} />
        {levels.available && !levels.loading && !levels.error && (
          <LevelBadge
            level={levels.levelByProduct.get(stringifyEntityRef(product))}
            levels={levels.levels}
          />
        )}
      </div>
    </Paper>
  );
}

function RelatedProducts(props: {
  title: string;
  relation: string;
  empty: string;
}) {
  const { title, relation, empty } = props;
  const { entity } = useEntity();
  const { entities, loading, error } = useRelatedEntities(entity, {
    type: relation,
    kind: 'DataProduct',
  });
  const products = entities?.filter(isDataProductEntity) ?? [];
  const levels = useProductLevels({ refs: products.map(stringifyEntityRef) });

  return (
    <section aria-label={title}>
      <Typography variant="h6" component="h4">
        {title}
      </Typography>
      {loading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {entities && products.length === 0 && (
        <Typography variant="body2">{empty}</Typography>
      )}
      {products.map(product => (
        <ProductTile
          key={stringifyEntityRef(product)}
          product={product}
          levels={levels}
        />
      ))}
    </section>
  );
}

/**
 * The products that a product reads, and those that read it.
 * @internal
 */
export function RelatedProductsCard() {
  const classes = useStyles();
  return (
    <EntityInfoCard title="Related data products">
      <div className={classes.directions}>
        <RelatedProducts
          title="Upstream"
          relation={RELATION_CONSUMES_DATA_PRODUCT}
          empty="It reads no other data product."
        />
        <RelatedProducts
          title="Downstream"
          relation={RELATION_DATA_PRODUCT_CONSUMED_BY}
          empty="No other data product reads it yet."
        />
      </div>
    </EntityInfoCard>
  );
}
