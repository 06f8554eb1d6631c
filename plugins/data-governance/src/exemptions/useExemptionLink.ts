import { useRouteRef } from '@backstage/core-plugin-api';
import { exemptionRouteRef } from '../routes';

/**
 * Makes links to the page of an exemption.
 * @internal
 */
export function useExemptionLink(): (id: string) => string {
  const path = useRouteRef(exemptionRouteRef);
  return id => path({ id });
}
