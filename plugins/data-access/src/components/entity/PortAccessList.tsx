import { stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState, Progress } from '@backstage/core-components';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  LoadFailure,
  PortCard,
  Stack,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useRequestList } from '../lists/useRequestList';
import { isLiving } from '../../model/phases';
import { MyPortState } from './MyPortState';
import { RequestButton } from './RequestButton';

/** The output ports of a product, each with what the viewer has of it. */
export function PortAccessList(props: { product: DataProductEntity }) {
  const { product } = props;
  const { value, error, loading, retry } = useRequestList({
    scope: 'mine',
    product: stringifyEntityRef(product),
  });
  const ports = product.spec.outputPorts ?? [];

  if (!ports.length) {
    return (
      <EmptyState
        missing="content"
        title="This product has no output ports"
        description="Nothing can be asked for until its owner describes an output port in catalog-info.yaml."
      />
    );
  }

  // The list is newest first, so the first one of a port is the newest.
  const newestOf = (port: OutputPort): AccessRequest | undefined =>
    value?.items.find(
      item => item.port === port.name && item.version === port.version,
    );

  const canAsk = (port: OutputPort) => {
    const newest = newestOf(port);
    return port.platform && !(newest && isLiving(newest));
  };

  return (
    <Stack>
      {loading && <Progress />}
      {error && (
        <LoadFailure
          error={error}
          what="your own requests for this product"
          onRetry={retry}
        />
      )}
      {ports.map(port => (
        <PortCard
          key={`${port.name} ${port.version}`}
          product={product}
          port={port}
          actions={
            canAsk(port) && <RequestButton product={product} port={port} />
          }
        >
          {value && <MyPortState request={newestOf(port)} />}
        </PortCard>
      ))}
    </Stack>
  );
}
