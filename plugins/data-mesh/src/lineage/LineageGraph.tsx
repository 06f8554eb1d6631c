import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  catalogGraphApiRef,
  EntityNode,
  EntityRelationsGraph,
  RelationPairs,
} from '@backstage/plugin-catalog-graph';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  RELATION_CONSUMES_DATA_PRODUCT,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useOptionalApi } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';

/** Steps from the product; more would hide it among its neighbours. */
const MAX_DEPTH = 3;

/** The first of a pair gives the arrow its direction: as the data flows. */
const FLOW: RelationPairs = [
  [RELATION_DATA_PRODUCT_CONSUMED_BY, RELATION_CONSUMES_DATA_PRODUCT],
];

const useStyles = makeStyles(
  { graph: { height: '28rem' } },
  {
    name: 'MeshportLineageGraph',
  },
);

/** Every arrow says the same; the card's caption says it once. */
function renderNoLabel() {
  return null;
}

/**
 * The products around a product as a graph, data flowing from left to right.
 * Shows nothing when the portal has no catalog graph.
 * @internal
 */
export function LineageGraph() {
  const { entity } = useEntity();
  const classes = useStyles();
  const navigate = useNavigate();
  const entityRoute = useRouteRef(entityRouteRef);
  const catalogGraph = useOptionalApi(catalogGraphApiRef);
  const root = useMemo(() => getCompoundEntityRef(entity), [entity]);

  if (!catalogGraph) {
    return null;
  }
  return (
    <EntityInfoCard title="Lineage">
      <Typography variant="body2" color="textSecondary">
        Data flows along the arrows, up to {MAX_DEPTH} steps from this product.
      </Typography>
      <EntityRelationsGraph
        className={classes.graph}
        rootEntityNames={root}
        maxDepth={MAX_DEPTH}
        unidirectional={false}
        kinds={['DataProduct']}
        relations={FLOW.flat()}
        relationPairs={FLOW}
        renderLabel={renderNoLabel}
        showArrowHeads
        zoom="enable-on-click"
        onNodeClick={(node: EntityNode) =>
          navigate(entityRoute(entityRouteParams(node.entity)))
        }
      />
    </EntityInfoCard>
  );
}
