import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DataAccessClient } from '@meshport/backstage-plugin-data-access-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { DataMeshClient } from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { Knex } from 'knex';
import { pluginClientOptions } from '@meshport/backstage-plugin-data-mesh-node';
import { createAccessFacts } from './access/accessFacts';
import { catalogFacts } from './catalogFacts';
import { contractFacts } from './contractFacts';
import { createDataFacts } from './data/dataFacts';
import { createInputFacts } from './inputs/inputFacts';
import { KnexStandings } from './inputs/Standings';
import { CatalogProducts } from './ports/StoredProducts';
import { createTableFacts } from './tables/tableFacts';
import { createVersionFacts } from './versions/versionFacts';

/**
 * The fact providers that come with the plugin.
 *
 * @param options - `knex`: the database of the plugin
 * @internal
 */
export function builtInProviders(options: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  knex: Knex;
  platforms: DataPlatforms;
}): FactProvider[] {
  const { knex, platforms } = options;
  const stored = new CatalogProducts(options);
  const accessOptions = pluginClientOptions('data-access', options);
  const meshOptions = pluginClientOptions('data-mesh', options);
  return [
    catalogFacts,
    contractFacts,
    createInputFacts(new KnexStandings(knex)),
    createVersionFacts({
      mesh: signal => new DataMeshClient(meshOptions(signal)),
      stored,
    }),
    createTableFacts({ platforms, stored }),
    createDataFacts({ platforms, stored }),
    createAccessFacts({
      access: signal => new DataAccessClient(accessOptions(signal)),
      stored,
    }),
  ];
}
