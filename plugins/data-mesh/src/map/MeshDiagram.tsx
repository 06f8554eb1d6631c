import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import ZoomOutMapIcon from '@material-ui/icons/ZoomOutMap';
import {
  Background,
  ControlButton,
  Controls,
  getViewportForBounds,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  lightEdgesOf,
  MeshFlowNode,
  meshDiagram,
  nodeSize,
  nodesToSee,
} from './diagram';
import { DomainNode } from './DomainNode';
import { FlowEdge } from './FlowEdge';
import { boundsOf, layoutMesh } from './layoutMesh';
import { MapActions, MapActionsProvider } from './MapActions';
import { MeshModel } from './meshModel';
import { ProductNode } from './ProductNode';
import { visibleMesh } from './visibleMesh';

const NODE_TYPES = { domain: DomainNode, product: ProductNode };
const EDGE_TYPES = { flow: FlowEdge };
const MOVE_MS = 400;
const MIN_ZOOM = 0.05;
/** Nothing is drawn bigger than this unless one zooms in. */
const READABLE_ZOOM = 1;
/** Share of the drawing's size that is left free around it. */
const PADDING = 0.08;

const useStyles = makeStyles(
  theme => ({
    flow: {
      '--xy-background-color': theme.palette.background.default,
      '--xy-background-pattern-color': theme.palette.divider,
      '--xy-edge-stroke': theme.palette.text.disabled,
      '--xy-edge-stroke-selected': theme.palette.primary.main,
      '--xy-edge-label-color': theme.palette.text.primary,
      '--xy-edge-label-background-color': theme.palette.background.paper,
      '--xy-minimap-background-color': theme.palette.background.paper,
      '--xy-minimap-mask-background-color': theme.palette.action.hover,
      '--xy-minimap-node-background-color': theme.palette.text.disabled,
      '--xy-attribution-background-color': 'transparent',
      '& .react-flow__controls': {
        border: `1px solid ${theme.palette.divider}`,
        borderRadius: theme.shape.borderRadius,
        overflow: 'hidden',
      },
      '& .react-flow__controls-button': {
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: 28,
        height: 28,
        padding: theme.spacing(0.75),
        border: 0,
        cursor: 'pointer',
        color: theme.palette.text.primary,
        backgroundColor: theme.palette.background.paper,
        '& svg': { width: '100%', fill: 'currentColor' },
        '&:hover': { backgroundColor: theme.palette.background.default },
        '&:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
      },
    },
  }),
  { name: 'MeshportMeshDiagram' },
);

function Diagram(props: {
  model: MeshModel;
  open: ReadonlySet<string>;
  product?: string;
  actions: MapActions;
}) {
  const { model, open, product, actions } = props;
  const classes = useStyles();
  const theme = useTheme();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const { setViewport } = useReactFlow();
  const width = useStore(state => state.width);
  const height = useStore(state => state.height);
  const lastOpened = useRef<string>();
  const moved = useRef(false);

  const whatIsOpen = [...open].sort().join();
  const mesh = useMemo(() => visibleMesh(model, open), [model, open]);
  const layout = useMemo(
    () => layoutMesh(mesh, node => nodeSize(model, node)),
    [model, mesh],
  );
  const { nodes, edges } = useMemo(
    () => meshDiagram(model, mesh, layout, product),
    [model, mesh, layout, product],
  );
  const [pointedAt, pointAt] = useState<string>();
  const shownEdges = useMemo(
    () => lightEdgesOf(edges, pointedAt),
    [edges, pointedAt],
  );
  const ownActions = useMemo(
    () => ({
      ...actions,
      pointAt,
      toggleDomain: (ref: string) => {
        lastOpened.current = open.has(ref) ? undefined : ref;
        actions.toggleDomain(ref);
      },
    }),
    [actions, open],
  );

  const show = (shown: MeshFlowNode[]) =>
    setViewport(
      getViewportForBounds(
        boundsOf(
          layout,
          shown.map(({ id }) => id),
        ),
        width,
        height,
        MIN_ZOOM,
        READABLE_ZOOM,
        PADDING,
      ),
      { duration: still || !moved.current ? 0 : MOVE_MS },
    );
  const showRef = useRef(() => {});
  showRef.current = () => {
    show(nodesToSee(nodes, lastOpened.current));
    moved.current = true;
  };
  // What is open or chosen moves into sight, also when a panel takes some of
  // the room; a refreshed mesh moves nothing.
  useEffect(() => {
    if (width > 0 && height > 0) {
      showRef.current();
    }
  }, [whatIsOpen, product, width, height]);

  return (
    <MapActionsProvider value={ownActions}>
      <ReactFlow
        className={classes.flow}
        colorMode={theme.palette.type}
        nodes={nodes}
        edges={shownEdges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements
        minZoom={MIN_ZOOM}
        maxZoom={2}
      >
        <Background />
        <Controls showInteractive={false} showFitView={false}>
          <ControlButton
            title="Show all of it"
            aria-label="Show all of it"
            onClick={() => show(nodes)}
          >
            <ZoomOutMapIcon />
          </ControlButton>
        </Controls>
        {nodes.length > 1 && <MiniMap pannable zoomable />}
      </ReactFlow>
    </MapActionsProvider>
  );
}

/**
 * The mesh as a drawing to move and zoom in.
 *
 * @param props - `open` and `actions` should stay the same objects while
 * nothing changes
 * @internal
 */
export function MeshDiagram(props: {
  model: MeshModel;
  /** Refs of open domains with those that they are part of. */
  open: ReadonlySet<string>;
  /** Ref of the product whose ways are shown. */
  product?: string;
  actions: MapActions;
}) {
  return (
    <ReactFlowProvider>
      <Diagram {...props} />
    </ReactFlowProvider>
  );
}
