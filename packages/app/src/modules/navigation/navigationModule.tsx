import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { PortalSidebar } from './PortalSidebar';
import { startPage } from './startPage';

/**
 * The portal's side bar and the page it opens on.
 */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [PortalSidebar, startPage],
});
