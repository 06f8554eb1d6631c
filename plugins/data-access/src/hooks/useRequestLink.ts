import { useRouteRef } from '@backstage/core-plugin-api';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useCallback } from 'react';
import { requestRouteRef } from '../routes';

/** Makes the address of the request form of a port. */
export function useRequestLink(): (port: PortRef) => string {
  const path = useRouteRef(requestRouteRef);
  return useCallback(
    ({ product, port, version }) =>
      `${path()}?${new URLSearchParams({ product, port, version })}`,
    [path],
  );
}
