import { EntityRefLink } from '@backstage/plugin-catalog-react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/RemoveCircleOutline';
import OpenIcon from '@material-ui/icons/AddCircleOutline';
import { isDataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import classNames from 'classnames';
import { Direction } from './lineage';
import { Lineage } from './useLineage';

export const NODE_WIDTH = 230;
export const NODE_HEIGHT = 64;

const useStyles = makeStyles(
  theme => ({
    root: {
      boxSizing: 'border-box',
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.5),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
    },
    chosen: { border: `2px solid ${theme.palette.primary.main}` },
    words: { flex: 1, minWidth: 0, textAlign: 'center' },
    step: { padding: 2 },
    noStep: { width: 24 },
  }),
  { name: 'MeshportLineageNode' },
);

function Step(props: {
  productRef: string;
  direction: Direction;
  name: string;
  lineage: Lineage;
}) {
  const { productRef, direction, name, lineage } = props;
  const classes = useStyles();
  const { count, open } = lineage.step(productRef, direction);
  if (count === 0) {
    return <span className={classes.noStep} />;
  }
  const label = `${open ? 'Hide' : 'Show'} ${count} ${direction} of ${name}`;
  return (
    <IconButton
      className={classes.step}
      size="small"
      title={label}
      aria-label={label}
      aria-expanded={open}
      onClick={event => {
        event.stopPropagation();
        lineage.toggle(productRef, direction);
      }}
    >
      {open ? <CloseIcon fontSize="small" /> : <OpenIcon fontSize="small" />}
    </IconButton>
  );
}

/**
 * A product in the lineage, with what opens its neighbours on either side.
 * @internal
 */
export function LineageNode(props: { productRef: string; lineage: Lineage }) {
  const { productRef, lineage } = props;
  const classes = useStyles();
  const entity = lineage.known.get(productRef);
  const product = entity && isDataProductEntity(entity) ? entity : undefined;
  const name = product?.metadata.title ?? product?.metadata.name ?? productRef;
  const unseen = lineage.known.has(productRef) && !product;
  return (
    <div
      data-testid="lineage-node"
      className={classNames(
        classes.root,
        productRef === lineage.root && classes.chosen,
      )}
    >
      <Step
        productRef={productRef}
        direction="upstream"
        name={name}
        lineage={lineage}
      />
      <div className={classes.words}>
        <Typography variant="body2" noWrap>
          {unseen ? (
            name
          ) : (
            <EntityRefLink entityRef={product ?? productRef} hideIcon />
          )}
        </Typography>
        <Typography
          variant="caption"
          color="textSecondary"
          noWrap
          component="p"
        >
          {unseen ? 'You may not see it' : product?.spec.lifecycle ?? '…'}
        </Typography>
      </div>
      <Step
        productRef={productRef}
        direction="downstream"
        name={name}
        lineage={lineage}
      />
    </div>
  );
}
