import {
  Content,
  Progress,
  ResponseErrorPanel,
  TableColumn,
} from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CardTable } from '@meshport/backstage-plugin-data-mesh-react';
import { LineageEdge } from './lineage';
import { LineageGraph } from './LineageGraph';
import { useLineage } from './useLineage';

const FLOWS: TableColumn<LineageEdge & { id: string }>[] = [
  {
    title: 'Data of',
    highlight: true,
    render: ({ from }) => <EntityRefLink entityRef={from} />,
  },
  {
    title: 'Through port',
    render: ({ ports }) => ports.join(', ') || 'Not said',
  },
  { title: 'Is read by', render: ({ to }) => <EntityRefLink entityRef={to} /> },
];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportLineageContent' },
);

function LineageOfProduct() {
  const { entity } = useEntity();
  const classes = useStyles();
  const lineage = useLineage(entity);
  const { edges, loading, error } = lineage;
  return (
    <div className={classes.root}>
      <EntityInfoCard title="Lineage">
        <Typography variant="body2" color="textSecondary">
          Data flows along the arrows, through the ports at them. Open a product
          with + to go a step further.
        </Typography>
        {loading && <Progress />}
        {error && <ResponseErrorPanel error={error} />}
        <LineageGraph lineage={lineage} />
      </EntityInfoCard>
      <EntityInfoCard title="Flows shown">
        {edges.length > 0 ? (
          <CardTable
            columns={FLOWS}
            data={edges.map(edge => ({
              ...edge,
              id: `${edge.from} ${edge.to}`,
            }))}
            options={{ sorting: false }}
          />
        ) : (
          <Typography variant="body2">
            It reads no other data product, and none reads it yet.
          </Typography>
        )}
      </EntityInfoCard>
    </div>
  );
}

/**
 * Where the data of a product comes from and where it goes, step by step.
 * @internal
 */
export function LineageContent() {
  const { entity } = useEntity();
  return (
    <Content noPadding>
      {/* What is open belongs to one product. */}
      <LineageOfProduct key={stringifyEntityRef(entity)} />
    </Content>
  );
}
