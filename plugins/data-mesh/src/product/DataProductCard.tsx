import { stringifyEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DataProductEntity,
  highestClassification,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  Fact,
  FactList,
  LevelBadge,
  LifecycleChip,
  resolveRef,
  useProductLevels,
} from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import { FollowButton } from '../follow/FollowButton';
import { ExportMenu } from '../formats/ExportMenu';
import { LifecycleBanner } from '../lifecycle/LifecycleBanner';
import { gitAddress } from './gitAddress';
import { RequestAccessMenu } from './RequestAccessMenu';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshportDataProductCard' },
);

function useLevelFact(productRef: string): Fact | undefined {
  const { available, loading, error, levels, levelByProduct } =
    useProductLevels({ refs: [productRef] });
  if (!available) {
    return undefined;
  }
  if (loading || error) {
    return { label: 'Level', value: error ? 'Could not be read' : '…' };
  }
  return {
    label: 'Level',
    value: (
      <LevelBadge level={levelByProduct.get(productRef)} levels={levels} />
    ),
  };
}

/**
 * The head of a product's page: what it is, for what, and what one can do with
 * it. A product at its end says so first.
 * @internal
 */
export function DataProductCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  const { spec } = product;
  const classes = useStyles();
  const productRef = stringifyEntityRef(product);
  const classification = highestClassification(
    spec.outputPorts?.map(port => port.classification) ?? [],
  );
  const level = useLevelFact(productRef);
  const git = gitAddress(product);

  return (
    <EntityInfoCard title="Data product">
      <div className={classes.root}>
        <LifecycleBanner />
        {spec.purpose && (
          <Typography variant="body1">{spec.purpose}</Typography>
        )}
        <FactList
          facts={[
            {
              label: 'Domain',
              value: (
                <EntityRefLink
                  entityRef={resolveRef(product, spec.domain, 'Domain')}
                />
              ),
            },
            {
              label: 'Owner',
              value: (
                <EntityRefLink
                  entityRef={resolveRef(product, spec.owner, 'Group')}
                />
              ),
            },
            {
              label: 'Lifecycle',
              value: <LifecycleChip lifecycle={spec.lifecycle} />,
            },
            ...(level ? [level] : []),
            { label: 'Version', value: spec.version },
            { label: 'Type', value: upperFirst(spec.type) },
            {
              label: 'Classification',
              value: classification && (
                <ClassificationChip classification={classification} />
              ),
            },
          ]}
        />
        <div className={classes.actions}>
          <RequestAccessMenu product={product} />
          <FollowButton product={product} />
          <ExportMenu subject="product" entityRef={productRef} />
          {git && (
            <LinkButton variant="outlined" size="small" to={git}>
              Open in git
            </LinkButton>
          )}
        </div>
      </div>
    </EntityInfoCard>
  );
}
