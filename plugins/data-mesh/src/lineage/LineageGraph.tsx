import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { LineageNode, NODE_HEIGHT, NODE_WIDTH } from './LineageNode';
import { Lineage } from './useLineage';

const useStyles = makeStyles(
  theme => ({
    graph: {
      marginTop: theme.spacing(2),
      minHeight: '12rem',
      maxHeight: '70vh',
      overflow: 'auto',
    },
    label: {
      fill: theme.palette.text.primary,
      fontSize: 12,
      // The arrow does not run through the words.
      paintOrder: 'stroke',
      stroke: theme.palette.background.paper,
      strokeWidth: 6,
    },
  }),
  { name: 'MeshportLineageGraph' },
);

/**
 * The products around a product as a graph, data flowing from left to right,
 * with the port that is read at each arrow.
 * @internal
 */
export function LineageGraph(props: { lineage: Lineage }) {
  const { lineage } = props;
  const { shown, edges } = lineage;
  const classes = useStyles();
  return (
    <DependencyGraph
      className={classes.graph}
      fit="grow"
      nodes={shown.map(id => ({ id }))}
      edges={edges.map(({ from, to, ports }) => ({
        from,
        to,
        label: ports.join(', '),
      }))}
      direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
      labelPosition={DependencyGraphTypes.LabelPosition.CENTER}
      labelOffset={0}
      rankMargin={90}
      showArrowHeads
      zoom="enable-on-click"
      renderNode={({ node }) => (
        <foreignObject width={NODE_WIDTH} height={NODE_HEIGHT}>
          <LineageNode productRef={node.id} lineage={lineage} />
        </foreignObject>
      )}
      renderLabel={({ edge }) => (
        <text
          className={classes.label}
          textAnchor="middle"
          dominantBaseline="middle"
        >
          {edge.label}
        </text>
      )}
    />
  );
}
