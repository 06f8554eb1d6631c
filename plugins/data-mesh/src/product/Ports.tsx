import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ComponentType } from 'react';
import { InputPortsTable } from './InputPortsTable';
import { OutputPorts } from './OutputPorts';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(3) },
    heading: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MeshportPorts' },
);

/**
 * What a product offers and what it takes.
 * @internal
 */
export function Ports(props: {
  product: DataProductEntity;
  /** How a contract is shown: whole, or in a line. */
  contractView: ComponentType<{ entity: DataContractEntity }>;
}) {
  const { product, contractView } = props;
  const classes = useStyles();
  const hasInputPorts = Boolean(product.spec.inputPorts?.length);
  return (
    <div className={classes.root}>
      <section>
        <Typography variant="h6" component="h4" className={classes.heading}>
          Output ports
        </Typography>
        <OutputPorts product={product} contractView={contractView} />
      </section>
      <section>
        <Typography variant="h6" component="h4" className={classes.heading}>
          Input ports
        </Typography>
        {hasInputPorts ? (
          <InputPortsTable product={product} />
        ) : (
          <Typography variant="body2">
            This product takes no data through a described port.
          </Typography>
        )}
      </section>
    </div>
  );
}
