import { Link } from '@backstage/core-components';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import { MapProduct } from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  LifecycleChip,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useProductLink } from '../marketplace/productLinks';
import { flowsOf } from './flowsOf';
import { FlowList } from './FlowList';
import { MeshModel } from './meshModel';
import { portKey } from './visibleMesh';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2),
      overflowY: 'auto',
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    head: { display: 'flex', alignItems: 'flex-start' },
    title: { flex: 1, overflowWrap: 'anywhere', lineHeight: 1.3 },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    port: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
  }),
  { name: 'MeshportProductPanel' },
);

/**
 * The product that is looked at on the map: its ports, what it reads and who
 * reads it.
 * @internal
 */
export function ProductPanel(props: {
  model: MeshModel;
  product: MapProduct;
  onChoose: (product: string | undefined) => void;
}) {
  const { model, product, onChoose } = props;
  const classes = useStyles();
  const productLink = useProductLink();
  const { reads, readBy } = flowsOf(model, product.ref);

  return (
    <Paper
      component="aside"
      className={classes.root}
      aria-label={`Product ${product.title}`}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h3" className={classes.title}>
          <Link to={productLink(product.ref)}>{product.title}</Link>
        </Typography>
        <IconButton
          size="small"
          aria-label="Close the product"
          onClick={() => onChoose(undefined)}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <Typography variant="body2" color="textSecondary">
        {model.domains.get(product.domain)?.title}
      </Typography>
      <div className={classes.chips}>
        <LifecycleChip lifecycle={product.lifecycle} />
        {product.level && (
          <ToneChip label={product.level.title} tone="neutral" title="Level" />
        )}
      </div>
      <div>
        <Typography variant="subtitle2" component="h4">
          Output ports
        </Typography>
        {product.ports.length === 0 && (
          <Typography variant="body2">None</Typography>
        )}
        <ul className={classes.list}>
          {product.ports.map(port => (
            <li key={portKey(port.name, port.version)} className={classes.port}>
              <Typography variant="body2">
                {port.name} {port.version} ({port.type})
              </Typography>
              {port.classification && (
                <ClassificationChip classification={port.classification} />
              )}
            </li>
          ))}
        </ul>
      </div>
      <FlowList
        title="Reads"
        empty="No other product"
        flows={reads}
        onChoose={onChoose}
      />
      <FlowList
        title="Is read by"
        empty="No other product"
        flows={readBy}
        onChoose={onChoose}
      />
    </Paper>
  );
}
