import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Lets someone see which data platforms are configured, list their tables,
 * read a table's columns and have a contract inferred from them. It gives no
 * right to the data itself.
 * @public
 */
export const dataMeshPlatformReadPermission = createPermission({
  name: 'data-mesh.platform.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the data mesh plugin.
 * @public
 */
export const dataMeshPermissions = [dataMeshPlatformReadPermission];
