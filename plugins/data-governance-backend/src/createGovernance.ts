import {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { Knex } from 'knex';
import { Turnstile } from '@meshport/backstage-plugin-data-mesh-node';
import { CatalogReader } from './collection/EntityReader';
import { ProductBatch } from './collection/ProductBatch';
import { readConfig } from './config';
import { KnexResultStore } from './database';
import { createEvaluation } from './evaluation/createEvaluation';
import { KnexStaleQueue } from './evaluation/KnexStaleQueue';
import {
  createExemptions,
  KnexExemptionStore,
  readExemptionConfig,
} from './exemptions';
import { createFacts, factSources, readFactsConfig } from './facts';
import { Gate } from './gate';
import { MeshQueries } from './mesh';
import { ProductResults } from './results/ProductResults';
import { publishResults } from './results/publishResults';
import { ResultService } from './results/ResultService';
import { RequestGuard } from './router/RequestGuard';
import {
  KnexScorecardStore,
  ScorecardLanguage,
  ScorecardService,
} from './scorecards';
import { CatalogVisibility } from './visibility';
import { Replay, WhatIf } from './whatIf';

/**
 * The services of the backend that the parts are made from.
 * @internal
 */
export interface GovernanceDependencies {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  httpAuth: HttpAuthService;
  knex: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  providers: FactProvider[];
  signals: SignalsService;
  userInfo: UserInfoService;
}

/**
 * Puts all parts together. Starts nothing.
 *
 * @throws `InputError` naming the key of a setting that cannot be used
 * @internal
 */
export function createGovernance(deps: GovernanceDependencies) {
  const { auth, catalog, knex, logger, providers } = deps;
  const { schedule, files, history } = readConfig(deps.config);
  const factsConfig = readFactsConfig(deps.config);
  const sources = factSources(providers, factsConfig);
  const now = () => new Date();
  const reader = async () =>
    new CatalogReader(catalog, await auth.getOwnServiceCredentials());

  const visibility = new CatalogVisibility(deps);
  const queue = new KnexStaleQueue(knex, { now });
  const scorecards = new ScorecardService({
    store: new KnexScorecardStore(knex),
    logger,
    language: new ScorecardLanguage(sources.declared),
  });
  const facts = createFacts({
    knex,
    sources,
    scorecards,
    visibility,
    mark: (transaction, products, at) =>
      queue.mark(transaction, products, 'facts', at),
    loadBatch: async products => ProductBatch.load(await reader(), products),
    logger,
    now,
  });
  const exemptionStore = new KnexExemptionStore(knex, queue);
  const exemptions = createExemptions({
    ...deps,
    ...readExemptionConfig(deps.config),
    now,
    scorecards,
    store: exemptionStore,
    visibility,
  });
  const resultStore = new KnexResultStore(knex);
  const results = new ResultService({
    results: resultStore,
    scorecards,
    exemptions: exemptionStore,
    facts: facts.store,
    now,
  });
  const judging = {
    scorecards,
    facts: facts.store,
    exemptions: exemptionStore,
    now,
  };
  const turnstile = new Turnstile({
    most: 2,
    refusal:
      'Two questions about the whole mesh are being answered here; ask again in a moment',
  });
  const replay = new Replay({ ...judging, turnstile });

  return {
    evaluation: createEvaluation({
      ...judging,
      knex,
      queue,
      results: resultStore,
      providers,
      logger,
      retentionMs: history.retentionMs,
      onChanged: products =>
        publishResults({ products, signals: deps.signals, logger }),
    }),
    exemptions,
    facts,
    factsConfig,
    reader,
    routes: {
      catalog,
      exemptions,
      facts,
      gate: new Gate({
        ...judging,
        providers,
        pushed: sources.pushed.map(({ id }) => id),
        catalog: reader,
        logger,
      }),
      guard: new RequestGuard(deps),
      limits: files,
      mesh: new MeshQueries({
        knex,
        scorecards,
        visibility,
        replay,
        now,
      }),
      now,
      productResults: new ProductResults({ results, visibility }),
      results,
      scorecards,
      visibility,
      whatIf: new WhatIf({ ...judging, turnstile }),
    },
    schedule,
  };
}
