import { Entity } from '@backstage/catalog-model';
import {
  Exemption,
  ExemptionDecision,
  ExemptionDetail,
  ExemptionQuery,
  NewExemption,
} from './exemptions';
import {
  FactEvidence,
  FactSourceSummary,
  ProductFacts,
  PushedFacts,
  PushedFactsReceipt,
} from './facts';
import {
  ScorecardVersion,
  Transition,
  TransitionQuery,
  TrendPoint,
  TrendQuery,
} from './history';
import {
  HeatMap,
  HeatMapQuery,
  MeshQuery,
  MeshSummary,
  NextSteps,
} from './mesh';
import {
  EvaluationResult,
  ProductResult,
  ProductSummary,
  ScorecardSummary,
} from './types';
import { WhatIfRequest, WhatIfResult } from './whatIf';

/**
 * What the data governance backend offers over HTTP. Lists hold the products
 * that the caller may see in the catalog, and no others.
 *
 * All methods throw `ResponseError` for an answer that is not a success.
 * @public
 */
export interface DataGovernanceApi {
  /** `GET /scorecards` */
  getScorecards(): Promise<{ items: ScorecardSummary[] }>;
  /** `GET /scorecards/:namespace/:name/versions`, newest first. */
  getScorecardVersions(
    scorecardRef: string,
  ): Promise<{ items: ScorecardVersion[] }>;

  /** `GET /summary` */
  getSummary(query?: MeshQuery): Promise<MeshSummary>;
  /** `GET /heat-map` */
  getHeatMap(query: HeatMapQuery): Promise<HeatMap>;
  /** `GET /next-steps` */
  getNextSteps(
    query?: MeshQuery & { limit?: number; offset?: number },
  ): Promise<NextSteps>;
  /**
   * `GET /results.csv`: one line for each product and check.
   *
   * @returns CSV as RFC 4180 has it, with a header line
   */
  exportResults(query?: MeshQuery): Promise<string>;
  /** `GET /trend`, oldest first. */
  getTrend(query?: TrendQuery): Promise<{ items: TrendPoint[] }>;
  /** `GET /transitions`, newest first. */
  getTransitions(
    query?: TransitionQuery,
  ): Promise<{ items: Transition[]; next?: string }>;

  /** `GET /products`; `refs` limits to these products. */
  getProductSummaries(query?: {
    domain?: string;
    refs?: string[];
  }): Promise<{ items: ProductSummary[] }>;
  /**
   * `GET /products/:namespace/:name`; throws 404 until a product was first
   * evaluated.
   */
  getProductResult(productRef: string): Promise<ProductResult>;
  /**
   * `GET /products/:namespace/:name/evidence`: what explains the facts that
   * a check reads.
   */
  getCheckEvidence(
    productRef: string,
    check: { scorecard: string; checkId: string },
  ): Promise<{ items: (FactEvidence & { source: string })[] }>;
  /**
   * `GET /products/:namespace/:name/facts`
   *
   * @param at - ISO timestamp; now when absent
   */
  getProductFacts(productRef: string, at?: string): Promise<ProductFacts>;

  /**
   * `POST /products/:namespace/:name/collection`: collects the facts of a
   * product again now, instead of when the schedule says. For its owners and
   * for owners of scorecards; answers before it is done. 429 when it was asked
   * for less than ten seconds ago.
   */
  collectFacts(productRef: string): Promise<void>;

  /** `GET /fact-sources` */
  getFactSources(): Promise<{ items: FactSourceSummary[] }>;
  /**
   * `POST /facts`; for services only. All is taken, or nothing is: the error
   * names each field at fault.
   */
  pushFacts(facts: PushedFacts): Promise<PushedFactsReceipt>;

  /** `GET /exemptions`, the latest first. */
  getExemptions(
    query?: ExemptionQuery,
  ): Promise<{ items: Exemption[]; total: number }>;
  /** `GET /exemptions/:id` */
  getExemption(id: string): Promise<ExemptionDetail>;
  /** `POST /exemptions`; 409 when one is pending or in force for the same. */
  requestExemption(request: NewExemption): Promise<ExemptionDetail>;
  /** `POST /exemptions/:id/decision`; 409 when it changed since. */
  decideExemption(
    id: string,
    decision: ExemptionDecision,
  ): Promise<ExemptionDetail>;
  /**
   * `POST /exemptions/:id/revocation`: ends it early, or withdraws it while it
   * is pending.
   */
  revokeExemption(
    id: string,
    revocation: { comment?: string; revision: number },
  ): Promise<ExemptionDetail>;

  /** `POST /evaluate` with the entities as they would be after merging. */
  evaluate(request: { entities: Entity[] }): Promise<EvaluationResult>;
  /** `POST /what-if` */
  whatIf(request: WhatIfRequest): Promise<WhatIfResult>;
}

/**
 * Signal channel on which the backend says that results changed; the message
 * is `{ products: string[] }`.
 * @public
 */
export const SCORECARD_SIGNAL_CHANNEL = 'data-governance:results';

/**
 * Signal channel on which the backend says that an exemption changed; the
 * message is `{ exemption: string }`, its id. Sent to those concerned only.
 * @public
 */
export const EXEMPTION_SIGNAL_CHANNEL = 'data-governance:exemptions';
