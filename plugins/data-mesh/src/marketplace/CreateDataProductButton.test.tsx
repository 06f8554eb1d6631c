import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { act, screen, waitFor } from '@testing-library/react';
import { createDataProductRouteRef } from '../routes';
import { CreateDataProductButton } from './CreateDataProductButton';

describe('CreateDataProductButton', () => {
  it('is not there for who may not add to the catalog', async () => {
    const permission = mockApis.permission.mock({
      authorize: async () => ({ result: AuthorizeResult.DENY }),
    });
    renderInTestApp(<CreateDataProductButton />, {
      mountedRoutes: { '/create': createDataProductRouteRef },
      apis: [[permissionApiRef, permission]],
    });
    await waitFor(() =>
      expect(permission.authorize).toHaveBeenCalledWith({
        permission: catalogEntityCreatePermission,
      }),
    );
    await act(async () => {});
    expect(
      screen.queryByRole('button', { name: 'Create data product' }),
    ).toBeNull();
  });
});
