import { createBackend } from '@backstage/backend-defaults';
import { portalPolicyModule } from './policy';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

// Permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(portalPolicyModule);

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import('@meshport/backstage-plugin-catalog-backend-module-data-mesh'),
);

// Software templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@meshport/backstage-plugin-scaffolder-backend-module-data-mesh'),
);

// Search
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@meshport/backstage-plugin-search-backend-module-data-mesh'),
);

// Actions for agents
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Messages between replicas, to people, and to open pages
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// Meshport
backend.add(import('@meshport/backstage-plugin-data-platform-postgres'));
backend.add(import('@meshport/backstage-plugin-data-mesh-backend'));
backend.add(import('@meshport/backstage-plugin-data-governance-backend'));
backend.add(import('@meshport/backstage-plugin-data-access-backend'));

backend.start();
