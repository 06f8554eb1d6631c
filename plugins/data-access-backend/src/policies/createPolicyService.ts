import {
  AuthService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { LevelReader } from './LevelReader';
import { MeshReader } from './MeshReader';
import { PastRequests } from './pastRequests';
import { Policies } from './Policies';
import { PolicyService } from './PolicyService';
import { PolicySource } from './PolicySource';
import { Provenance } from './Provenance';
import { Replay } from './Replay';

/**
 * Puts the parts together that decide by policies.
 *
 * @throws `InputError` naming the key of a setting that cannot be used
 * @internal
 */
export function createPolicyService(deps: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  discovery: DiscoveryService;
  logger: LoggerService;
  platforms: DataPlatforms;
  /** For what-if. */
  requests: PastRequests;
}): PolicyService {
  const mesh = new MeshReader(deps);
  const levels = new LevelReader(deps);
  const provenance = new Provenance(deps);
  return new Policies({
    source: new PolicySource(deps),
    mesh,
    levels,
    provenance,
    replay: new Replay({ requests: deps.requests, mesh, levels, provenance }),
  });
}
