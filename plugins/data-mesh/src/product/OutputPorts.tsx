import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  PortCard,
  portContractRef,
  useProductContracts,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ComponentType } from 'react';
import { RequestAccessButton } from './RequestAccessButton';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      // Wide tables scroll by themselves and do not stretch their port.
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshportOutputPorts' },
);

function PortContract(props: {
  contractRef: string | undefined;
  contracts: ReadonlyMap<string, DataContractEntity>;
  view: ComponentType<{ entity: DataContractEntity }>;
}) {
  const { contractRef, contracts, view: View } = props;
  if (!contractRef) {
    return (
      <Typography variant="body2">
        This port has no contract: nothing is promised about its data.
      </Typography>
    );
  }
  const contract = contracts.get(contractRef);
  return contract ? (
    <View entity={contract} />
  ) : (
    <Typography variant="body2" color="error">
      The contract <code>{contractRef}</code> is not in the catalog, or you may
      not see it.
    </Typography>
  );
}

/**
 * What a product offers: each output port with its contract.
 * @internal
 */
export function OutputPorts(props: {
  product: DataProductEntity;
  /** How a contract is shown: whole, or in a line. */
  contractView: ComponentType<{ entity: DataContractEntity }>;
}) {
  const { product, contractView } = props;
  const classes = useStyles();
  const { contracts, error } = useProductContracts(product);
  const ports = product.spec.outputPorts ?? [];

  if (ports.length === 0) {
    return (
      <Typography variant="body2">
        This product has no output ports yet: it offers nothing to others.
      </Typography>
    );
  }
  return (
    <div className={classes.list}>
      {error && <ResponseErrorPanel error={error} />}
      {ports.map(port => (
        <PortCard
          key={`${port.name} ${port.version}`}
          product={product}
          port={port}
          actions={<RequestAccessButton product={product} port={port} />}
        >
          {contracts && (
            <PortContract
              contractRef={portContractRef(product, port)}
              contracts={contracts}
              view={contractView}
            />
          )}
          {!contracts && !error && <Progress />}
        </PortCard>
      ))}
    </div>
  );
}
