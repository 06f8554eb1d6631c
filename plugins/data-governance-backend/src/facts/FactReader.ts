import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  FactEvidence,
  Facts,
  FactSourceSummary,
  ProductFacts,
} from '@meshport/backstage-plugin-data-governance-common';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { CompiledCheck, ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { CollectionLog, CollectionRun } from './CollectionLog';
import { FactSources } from './factSources';
import { ENTITY_SOURCE, FactStore } from './FactStore';
import { productReferences } from './providers/refs';

/**
 * Shows people what is known, and why, as far as they may see it.
 * @internal
 */
export class FactReader {
  readonly #store: FactStore;
  readonly #log: CollectionLog;
  readonly #sources: FactSources;
  readonly #scorecards: Pick<ScorecardService, 'compiled'>;
  readonly #visibility: CatalogVisibility;
  readonly #now: () => Date;

  constructor(options: {
    store: FactStore;
    log: CollectionLog;
    sources: FactSources;
    scorecards: Pick<ScorecardService, 'compiled'>;
    visibility: CatalogVisibility;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#log = options.log;
    this.#sources = options.sources;
    this.#scorecards = options.scorecards;
    this.#visibility = options.visibility;
    this.#now = options.now;
  }

  /**
   * What is known about a product now, or was at a time.
   *
   * @param product - entity ref in lower case
   * @throws `NotFoundError` when the caller may not see the product
   */
  async productFacts(
    product: string,
    credentials: BackstageCredentials,
    at?: Date,
  ): Promise<ProductFacts> {
    await this.#visibility.requireEntity(product, credentials);
    const found = at
      ? await this.#store.at([product], at)
      : await this.#store.current([product]);
    return {
      product,
      at: (at ?? this.#now()).toISOString(),
      sources: [...(found.get(product) ?? [])]
        .filter(([source]) => source !== ENTITY_SOURCE)
        .map(([source, { content = {}, ...facts }]) => ({
          source,
          facts: content as Facts,
          ...facts,
        }))
        .sort((a, b) => a.source.localeCompare(b.source)),
    };
  }

  /**
   * What explains the facts that a check reads. Rows of data are shown to the
   * product's owners only.
   *
   * @param product - entity ref in lower case
   * @param check - `scorecard` is an entity ref in lower case
   * @throws `NotFoundError` when the caller may not see the product, and for a
   * check that does not exist, or is a draft of others
   */
  async checkEvidence(
    product: string,
    check: { scorecard: string; checkId: string },
    credentials: BackstageCredentials,
  ): Promise<(FactEvidence & { source: string })[]> {
    const entity = await this.#visibility.requireEntity(product, credentials);
    const claims = await this.#visibility.identity(credentials);
    const { reads } = await this.#requireCheck(check, claims);
    const evidence = await this.#store.evidence(product);
    const { owner } = productReferences(entity as DataProductEntity);
    const isOwner = owner !== undefined && claims.has(owner);
    return evidence
      .filter(({ source, fact }) =>
        ['*', source, `${source}.${fact}`].some(read => reads.has(read)),
      )
      .map(({ sample, ...finding }) =>
        sample && isOwner ? { ...finding, sample } : finding,
      );
  }

  /** All sources, and how they fared. */
  async sources(): Promise<FactSourceSummary[]> {
    const runs = await this.#log.lastRuns();
    const { fromEntities, external, switchedOff, pushed } = this.#sources;
    return [
      ...fromEntities.map(provider =>
        summary(provider, 'entities', runs.get(provider.id)),
      ),
      ...external.map(({ provider, settings }) => ({
        ...summary(provider, 'external', runs.get(provider.id)),
        frequency: settings.frequencyMs / 1000,
      })),
      ...switchedOff.map(provider => summary(provider, 'external')),
      ...pushed.map(source => summary(source, 'pushed', runs.get(source.id))),
    ];
  }

  async #requireCheck(
    { scorecard, checkId }: { scorecard: string; checkId: string },
    claims: ReadonlySet<string>,
  ): Promise<CompiledCheck> {
    const compiled = await this.#scorecards.compiled();
    const found = compiled.find(
      ({ definition }) => definition.ref === scorecard,
    );
    const check = found?.checks.find(
      ({ definition }) => definition.id === checkId,
    );
    const isHidden =
      check?.definition.phase === 'draft' &&
      !claims.has(found?.definition.owner ?? '');
    if (!check || isHidden) {
      throw new NotFoundError(`There is no check '${checkId}' in ${scorecard}`);
    }
    return check;
  }
}

function summary(
  { id, title, facts }: Pick<FactSourceSummary, 'id' | 'title' | 'facts'>,
  kind: FactSourceSummary['kind'],
  lastRun?: CollectionRun,
): FactSourceSummary {
  return {
    id,
    ...(title === undefined ? {} : { title }),
    kind,
    facts,
    ...(lastRun ? { lastRun } : {}),
  };
}
