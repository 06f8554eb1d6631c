import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useCallback } from 'react';
import { requestAccessRouteRef } from '../routes';

/** Why nobody can ask for access to a retired product. */
export const RETIRED_TAKES_NONE =
  'This product is retired and takes no new consumers';

/**
 * Makes links to the form that asks for access to a port.
 *
 * @returns `undefined` when the portal has no such form
 * @internal
 */
export function useRequestLink():
  | ((product: DataProductEntity, port: OutputPort) => string)
  | undefined {
  const requestAccess = useRouteRef(requestAccessRouteRef);
  const link = useCallback(
    (product: DataProductEntity, port: OutputPort) =>
      `${requestAccess?.()}?${new URLSearchParams({
        product: stringifyEntityRef(product),
        port: port.name,
        version: port.version,
      })}`,
    [requestAccess],
  );
  return requestAccess && link;
}
