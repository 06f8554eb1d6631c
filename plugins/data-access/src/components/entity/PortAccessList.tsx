import { stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState, LinkButton, Progress } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  DataProductLifecycle,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { PortCard } from '@meshport/backstage-plugin-data-mesh-react';
import { useRequestLink } from '../../hooks/useRequestLink';
import { RequestListQuery, useRequestList } from '../../hooks/useRequestList';
import { isLiving } from '../../model/describeState';
import { LoadFailure } from '../shared/LoadFailure';
import { MyPortState } from './MyPortState';

/** Why products in these lifecycles take no requests. */
const CLOSED: Partial<Record<DataProductLifecycle, string>> = {
  proposed: 'Only proposed: takes no requests',
  retired: 'Retired: takes no requests',
};

/** The output ports of a product, each with what the viewer has of it. */
export function PortAccessList(props: {
  product: DataProductEntity;
  /** The viewer's own requests for this product. */
  query: RequestListQuery;
}) {
  const { product, query } = props;
  const { value, error, loading, reload } = useRequestList(query);
  const requestLink = useRequestLink();
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

  const button = (port: OutputPort) => {
    const newest = newestOf(port);
    if (!port.platform || (newest && isLiving(newest))) {
      return null;
    }
    const closed = CLOSED[product.spec.lifecycle];
    return (
      <LinkButton
        color="primary"
        variant="contained"
        disabled={Boolean(closed)}
        to={requestLink({
          product: stringifyEntityRef(product),
          port: port.name,
          version: port.version,
        })}
        aria-label={`Request access to ${port.name} ${port.version}`}
      >
        {closed ?? 'Request access'}
      </LinkButton>
    );
  };

  return (
    <Grid container spacing={2} direction="column">
      {loading && (
        <Grid item>
          <Progress />
        </Grid>
      )}
      {error && (
        <Grid item>
          <LoadFailure
            error={error}
            what="your own requests for this product"
            onRetry={reload}
          />
        </Grid>
      )}
      {ports.map(port => (
        <Grid item key={`${port.name} ${port.version}`}>
          <PortCard product={product} port={port} actions={button(port)}>
            {value && <MyPortState request={newestOf(port)} />}
          </PortCard>
        </Grid>
      ))}
    </Grid>
  );
}
