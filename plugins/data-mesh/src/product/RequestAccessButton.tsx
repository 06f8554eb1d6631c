import { stringifyEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { requestAccessRouteRef } from '../routes';

/**
 * Leads to the form that asks for access to a port. Shows nothing when the
 * portal has no such form, and for a retired product, which takes no requests.
 * @internal
 */
export function RequestAccessButton(props: {
  product: DataProductEntity;
  port: OutputPort;
}) {
  const { product, port } = props;
  const requestAccess = useRouteRef(requestAccessRouteRef);
  if (!requestAccess || product.spec.lifecycle === 'retired') {
    return null;
  }
  const query = new URLSearchParams({
    product: stringifyEntityRef(product),
    port: port.name,
    version: port.version,
  });
  return (
    <LinkButton
      variant="outlined"
      color="primary"
      size="small"
      to={`${requestAccess()}?${query}`}
      aria-label={`Request access to ${port.name} ${port.version}`}
    >
      Request access
    </LinkButton>
  );
}
