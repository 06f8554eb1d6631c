import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CustomErrorBase, NotAllowedError } from '@backstage/errors';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { EntityContent, isApplicable } from '../judging';
import { ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { CollectionQueue } from './CollectionQueue';
import { ENTITY_SOURCE, FactStore } from './FactStore';
import { productReferences } from './providers/refs';

const PAUSE_MS = 10_000;

/** Answered with status 429. */
class TooManyRequestsError extends CustomErrorBase {
  readonly name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/**
 * Lets people have the facts of a product collected now.
 * @internal
 */
export class FactRequests {
  readonly #queue: CollectionQueue;
  readonly #store: FactStore;
  readonly #scorecards: Pick<ScorecardService, 'compiled'>;
  readonly #visibility: CatalogVisibility;
  readonly #now: () => Date;

  constructor(options: {
    queue: CollectionQueue;
    store: FactStore;
    scorecards: Pick<ScorecardService, 'compiled'>;
    visibility: CatalogVisibility;
    now: () => Date;
  }) {
    this.#queue = options.queue;
    this.#store = options.store;
    this.#scorecards = options.scorecards;
    this.#visibility = options.visibility;
    this.#now = options.now;
  }

  /**
   * Asks for the facts of a product to be collected soon.
   *
   * @param product - entity ref in lower case
   * @throws `NotFoundError` when the caller may not see the product,
   * `NotAllowedError` for others than its owners and those of scorecards that
   * measure it, an error with status 429 when it was asked for just before
   */
  async request(
    product: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entity = await this.#visibility.requireEntity(product, credentials);
    const claims = await this.#visibility.identity(credentials);
    const { owner } = productReferences(entity as DataProductEntity);
    const isOwner = owner !== undefined && claims.has(owner);
    if (!isOwner && !(await this.#ownsScorecard(product, claims))) {
      throw new NotAllowedError(
        `Only the owner of ${product}, or of a scorecard that measures it, may have its facts collected`,
      );
    }
    const now = this.#now();
    const unlessSince = new Date(now.getTime() - PAUSE_MS);
    if (!(await this.#queue.request([product], now, { unlessSince }))) {
      throw new TooManyRequestsError(
        `The facts of ${product} are being collected already; ask again in ${
          PAUSE_MS / 1000
        } seconds`,
      );
    }
  }

  async #ownsScorecard(
    product: string,
    claims: ReadonlySet<string>,
  ): Promise<boolean> {
    const facts = await this.#store.current([product], [ENTITY_SOURCE]);
    const content = facts.get(product)?.get(ENTITY_SOURCE)?.content as
      | EntityContent
      | undefined;
    const scorecards = await this.#scorecards.compiled();
    return scorecards.some(
      scorecard =>
        claims.has(scorecard.definition.owner) &&
        content !== undefined &&
        isApplicable(scorecard, content),
    );
  }
}
