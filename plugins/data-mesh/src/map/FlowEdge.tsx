import { BaseEdge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { MeshFlowEdge } from './diagram';
import { routePath, routePoints } from './routePath';

function FlowOnMap(props: EdgeProps<MeshFlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, data, ...rest } = props;
  const points = routePoints({ x: sourceX, y: sourceY }, data?.route ?? [], {
    x: targetX,
    y: targetY,
  });
  const middle = Math.floor((points.length - 1) / 2);
  const [before, after] = [points[middle], points[middle + 1]];
  return (
    <BaseEdge
      id={rest.id}
      path={routePath(points)}
      label={rest.label}
      labelX={(before.x + after.x) / 2}
      labelY={(before.y + after.y) / 2}
      labelShowBg
      labelBgPadding={[4, 2]}
      labelBgBorderRadius={2}
      style={rest.style}
      markerEnd={rest.markerEnd}
      interactionWidth={0}
    />
  );
}

/**
 * Flows between two nodes of the map, drawn around what is between them.
 * @internal
 */
export const FlowEdge = memo(FlowOnMap);
