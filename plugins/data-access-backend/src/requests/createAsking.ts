import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { DecisionJudge } from '../decisions/DecisionJudge';
import { DecisionService } from '../decisions/DecisionService';
import { Authorizer } from '../permissions/Authorizer';
import { PolicyService } from '../policies/PolicyService';
import { PortCatalog } from '../ports/PortCatalog';
import { SilenceSweep } from '../silence/SilenceSweep';
import { Voids } from '../silence/Voids';
import { VoidSweep } from '../silence/VoidSweep';
import { GrantTransitions } from '../workflow/GrantTransitions';
import {
  ExtendGrant,
  RequestTransitions,
} from '../workflow/RequestTransitions';
import { Assessor } from './Assessor';
import { DetailsReader } from './DetailsReader';
import { OfferService } from './OfferService';
import { RequestService } from './RequestService';
import { RequestSettings } from './requestSettings';
import { Submission } from './Submission';

/**
 * Everything about asking and deciding, put together.
 *
 * @param options - `extend`: prolongs the grant of an approved renewal
 * @internal
 */
export function createAsking(options: {
  database: AccessDatabase;
  store: RequestStore;
  grantStore: GrantStore;
  ports: PortCatalog;
  platforms: DataPlatforms;
  policies: PolicyService;
  authorizer: Authorizer;
  /** Of grants. */
  transitions: GrantTransitions;
  extend: ExtendGrant;
  settings: RequestSettings;
}) {
  const { settings, extend, transitions: grants } = options;
  const transitions = new RequestTransitions({
    grants,
    extend,
    limits: settings,
  });
  const domain = { ...options, requests: options.store, transitions };
  const voids = new Voids(domain);
  const assessor = new Assessor(domain);
  const requests = new RequestService({
    ...domain,
    assessor,
    submission: new Submission({ ...domain, assessor, grants }),
  });
  return {
    requests,
    offers: new OfferService(domain),
    decisions: new DecisionService({
      ...domain,
      service: requests,
      judge: new DecisionJudge({ ...domain, voids }),
    }),
    details: new DetailsReader({ ...domain, grants: options.grantStore }),
    silence: new SilenceSweep(domain),
    voids: new VoidSweep({ ...domain, voids }),
  };
}

/**
 * Reads ports; made apart, because others need it too.
 * @internal
 */
export function createPortCatalog(options: {
  catalog: CatalogService;
  auth: AuthService;
  platforms: DataPlatforms;
  settings: RequestSettings;
}): PortCatalog {
  const { serviceAccounts } = options.settings;
  return new PortCatalog({ ...options, serviceAccounts });
}
