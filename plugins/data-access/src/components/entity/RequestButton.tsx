import { stringifyEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import { accessRequestCreatePermission } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  DataProductLifecycle,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useRequestLink } from '../../hooks/useRequestLink';
import { BasketButton } from '../form/BasketButton';

/** Why products in these lifecycles take no requests. */
const CLOSED: Partial<Record<DataProductLifecycle, string>> = {
  proposed: 'Only proposed: takes no requests',
  retired: 'Retired: takes no requests',
};

/** Leads to the request form of a port, for those who may ask. */
export function RequestButton(props: {
  product: DataProductEntity;
  port: OutputPort;
}) {
  const { product, port } = props;
  const requestLink = useRequestLink();
  const { allowed } = usePermission({
    permission: accessRequestCreatePermission,
  });
  if (!allowed) {
    return null;
  }
  const closed = CLOSED[product.spec.lifecycle];
  const ref = {
    product: stringifyEntityRef(product),
    port: port.name,
    version: port.version,
  };
  return (
    <>
      {!closed && <BasketButton port={ref} />}{' '}
      <LinkButton
        color="primary"
        variant="contained"
        disabled={Boolean(closed)}
        to={requestLink(ref)}
        aria-label={`Request access to ${port.name} ${port.version}`}
      >
        {closed ?? 'Request access'}
      </LinkButton>
    </>
  );
}
