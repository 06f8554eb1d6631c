import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { PortalSidebar } from './PortalSidebar';

/**
 * The portal's side bar.
 */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [PortalSidebar],
});
