import { createApp } from '@backstage/frontend-defaults';
import {
  dataMeshCatalogGraphModule,
  dataMeshEntityPresentationModule,
  dataMeshIconsModule,
} from '@meshport/backstage-plugin-data-mesh/alpha';
import { navigationModule } from './modules/navigation';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [
    navigationModule,
    signInModule,
    dataMeshCatalogGraphModule,
    dataMeshEntityPresentationModule,
    dataMeshIconsModule,
  ],
});
