import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Handle, NodeProps, Position, useStore } from '@xyflow/react';
import classNames from 'classnames';
import { memo } from 'react';
import { contentOf } from './contentOf';
import { DomainFlowNode, IN, OUT } from './diagram';
import { useMapActions } from './MapActions';
import { DETAIL_ZOOM, useNodeStyles } from './nodeStyles';

function DomainOnMap(props: NodeProps<DomainFlowNode>) {
  const { domain, open, emphasis } = props.data;
  const classes = useNodeStyles();
  const { toggleDomain, pointAt } = useMapActions();
  const far = useStore(({ transform }) => transform[2] < DETAIL_ZOOM);
  const Icon = open ? ExpandLessIcon : ExpandMoreIcon;
  const size = { [classes.far]: far };

  return (
    <div
      className={classNames(
        classes.box,
        open ? classes.opened : classes.closed,
        classes[emphasis],
      )}
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
        className={classNames(classes.button, 'nodrag', 'nopan')}
        aria-expanded={open}
        aria-label={`Domain ${domain.title}, ${contentOf(domain)}`}
        title={open ? 'Close this domain' : 'Show what is in this domain'}
        onMouseEnter={() => pointAt(domain.ref)}
        onMouseLeave={() => pointAt(undefined)}
        onFocus={() => pointAt(domain.ref)}
        onBlur={() => pointAt(undefined)}
        onClick={() => toggleDomain(domain.ref)}
      >
        {open ? (
          <span className={classNames(classes.heading, size)}>
            <span className={classes.title}>{domain.title}</span>
            <Icon aria-hidden />
          </span>
        ) : (
          <>
            <span
              className={classes.heading}
              style={{ padding: 0, height: 32 }}
            >
              <span className={classNames(classes.title, size)}>
                {domain.title}
              </span>
              {!far && <Icon aria-hidden />}
            </span>
            <span className={classNames(classes.secondary, size)}>
              {contentOf(domain)}
            </span>
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
    </div>
  );
}

/**
 * A domain on the map: closed it stands for all that is in it, open it is the
 * frame around it.
 * @internal
 */
export const DomainNode = memo(DomainOnMap);
