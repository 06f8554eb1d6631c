import {
  Content,
  Link,
  Progress,
  ResponseErrorPanel,
  TableColumn,
} from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
  useEntity,
  useRelatedEntities,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DataProductEntity,
  isDataProductEntity,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  CardTable,
  dataAccessApiRef,
  LifecycleChip,
  resolveRef,
  useOptionalApi,
} from '@meshport/backstage-plugin-data-mesh-react';
import { Consumer, consumersByPort } from './consumersByPort';

const COLUMNS: TableColumn<Consumer & { id: string }>[] = [
  {
    title: 'Data product',
    highlight: true,
    render: ({ product }) => <EntityRefLink entityRef={product} />,
  },
  {
    title: 'Domain',
    render: ({ product }) => (
      <EntityRefLink
        entityRef={resolveRef(product, product.spec.domain, 'Domain')}
      />
    ),
  },
  {
    title: 'Owner',
    render: ({ product }) => (
      <EntityRefLink
        entityRef={resolveRef(product, product.spec.owner, 'Group')}
      />
    ),
  },
  {
    title: 'Lifecycle',
    render: ({ product }) => (
      <LifecycleChip lifecycle={product.spec.lifecycle} />
    ),
  },
  {
    title: 'Reads it as',
    render: ({ input }) => (
      <>
        {input.name}
        {input.description && `: ${input.description}`}
      </>
    ),
  },
];

/** The port that a reader names although the product has none of that key. */
const OTHER_COLUMNS: typeof COLUMNS = [
  ...COLUMNS,
  {
    title: 'Names port',
    render: ({ input }) =>
      [input.port, input.version].filter(Boolean).join(' ') || 'None',
  },
];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportConsumers' },
);

/**
 * Which products read each port of a product.
 * @internal
 */
export function ConsumersContent() {
  const { entity: product } = useEntity<DataProductEntity>();
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const dataAccess = useOptionalApi(dataAccessApiRef);
  const { entities, loading, error } = useRelatedEntities(product, {
    type: RELATION_DATA_PRODUCT_CONSUMED_BY,
    kind: 'DataProduct',
  });
  const groups =
    entities && consumersByPort(product, entities.filter(isDataProductEntity));

  return (
    <Content noPadding>
      <div className={classes.root}>
        {dataAccess && (
          <Typography variant="body2">
            Products that read this one are below. People with access are on the
            tab{' '}
            <Link to={`${entityRoute(entityRouteParams(product))}/access`}>
              Access
            </Link>
            .
          </Typography>
        )}
        {loading && <Progress />}
        {error && <ResponseErrorPanel error={error} />}
        {groups?.length === 0 && (
          <EntityInfoCard title="Consumers">
            <Typography variant="body2">
              This product has no output ports yet, so nobody can read it.
            </Typography>
          </EntityInfoCard>
        )}
        {groups?.map(({ port, consumers }) => (
          <EntityInfoCard
            key={port ? `${port.name} ${port.version}` : 'other'}
            title={
              port
                ? `Port ${port.name} ${port.version}`
                : 'Without a port of this product'
            }
          >
            {consumers.length > 0 ? (
              <CardTable
                columns={port ? COLUMNS : OTHER_COLUMNS}
                data={consumers.map((consumer, index) => ({
                  ...consumer,
                  id: String(index),
                }))}
                options={{ sorting: false }}
              />
            ) : (
              <Typography variant="body2">
                No data product reads it yet.
              </Typography>
            )}
          </EntityInfoCard>
        ))}
      </div>
    </Content>
  );
}
