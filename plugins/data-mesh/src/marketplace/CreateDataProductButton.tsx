import { CreateButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { createDataProductRouteRef } from '../routes';

/**
 * Leads to where a data product is created. Like the catalog's own button, it
 * is only there for who may add to the catalog.
 * @internal
 */
export function CreateDataProductButton() {
  const createLink = useRouteRef(createDataProductRouteRef);
  const { allowed } = usePermission({
    permission: catalogEntityCreatePermission,
  });
  return allowed ? (
    <CreateButton title="Create data product" to={createLink?.()} />
  ) : null;
}
