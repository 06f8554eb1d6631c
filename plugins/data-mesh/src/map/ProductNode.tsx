import { Handle, NodeProps, Position, useStore } from '@xyflow/react';
import classNames from 'classnames';
import upperFirst from 'lodash/upperFirst';
import { memo } from 'react';
import {
  DRAWN_PORTS,
  IN,
  OUT,
  PORT_LINE,
  PRODUCT_HEAD,
  ProductFlowNode,
} from './diagram';
import { useMapActions } from './MapActions';
import { DETAIL_ZOOM, useNodeStyles } from './nodeStyles';
import { portKey } from './visibleMesh';

function ProductOnMap(props: NodeProps<ProductFlowNode>) {
  const { product, emphasis } = props.data;
  const classes = useNodeStyles();
  const { chooseProduct, pointAt } = useMapActions();
  const far = useStore(({ transform }) => transform[2] < DETAIL_ZOOM);
  const { ports, lifecycle, level } = product;
  const chosen = emphasis === 'chosen';
  const ended = lifecycle === 'deprecated' || lifecycle === 'retired';
  const morePorts = ports.length - DRAWN_PORTS;

  return (
    <div
      className={classNames(classes.box, classes[emphasis], {
        [classes.ended]: ended,
      })}
    >
      <Handle
        id={IN}
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={classes.handle}
      />
      <button
        type="button"
        className={classNames(
          classes.button,
          classes.product,
          'nodrag',
          'nopan',
        )}
        aria-pressed={chosen}
        aria-label={`Product ${product.title}, ${lifecycle}`}
        title={`${product.title} (${lifecycle})`}
        onMouseEnter={() => pointAt(product.ref)}
        onMouseLeave={() => pointAt(undefined)}
        onFocus={() => pointAt(product.ref)}
        onBlur={() => pointAt(undefined)}
        onClick={() => chooseProduct(chosen ? undefined : product.ref)}
      >
        {far ? (
          <span className={classNames(classes.far, classes.wrapped)}>
            {product.title}
          </span>
        ) : (
          <>
            <span className={classes.productHead}>
              <span className={classes.title}>{product.title}</span>
              <span className={classNames(classes.line, classes.secondary)}>
                {[upperFirst(lifecycle), level?.title]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {ports.slice(0, DRAWN_PORTS).map(port => (
              <span
                key={portKey(port.name, port.version)}
                className={classes.port}
              >
                <span className={classes.line}>
                  {port.name} {port.version}
                </span>
                <span className={classes.secondary}>{port.classification}</span>
              </span>
            ))}
            {morePorts > 0 && (
              <span className={classNames(classes.port, classes.secondary)}>
                {morePorts} more {morePorts === 1 ? 'port' : 'ports'}
              </span>
            )}
          </>
        )}
      </button>
      <Handle
        id={OUT}
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={classes.handle}
      />
      {ports.slice(0, DRAWN_PORTS).map((port, index) => (
        <Handle
          key={portKey(port.name, port.version)}
          id={portKey(port.name, port.version)}
          type="source"
          position={Position.Right}
          isConnectable={false}
          className={classes.handle}
          style={{ top: PRODUCT_HEAD + (index + 0.5) * PORT_LINE }}
        />
      ))}
    </div>
  );
}

/**
 * A product on the map; seen from near with its ports.
 * @internal
 */
export const ProductNode = memo(ProductOnMap);
