import { useRouteRef } from '@backstage/core-plugin-api';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useCallback } from 'react';
import { addressOfPorts } from '../model/ask/portRefs';
import { requestRouteRef } from '../routes';

/**
 * Makes the address of the request form: for one port, for several, or with
 * parameters that fill it.
 */
export function useRequestLink(): (
  ports: PortRef | PortRef[] | URLSearchParams,
) => string {
  const path = useRouteRef(requestRouteRef);
  return useCallback(
    ports => {
      const params =
        ports instanceof URLSearchParams
          ? ports
          : addressOfPorts(Array.isArray(ports) ? ports : [ports]);
      return `${path()}?${params}`;
    },
    [path],
  );
}
