import { Entity } from '@backstage/catalog-model';
import {
  EvaluationResult,
  ProductResult,
  ProductSummary,
  ScorecardSummary,
} from './types';

/**
 * What the data governance backend offers over HTTP.
 *
 * All methods throw `ResponseError` for an answer that is not a success.
 * @public
 */
export interface DataGovernanceApi {
  /** `GET /scorecards` */
  getScorecards(): Promise<{ items: ScorecardSummary[] }>;
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
  /** `POST /evaluate` with the entities as they would be after merging. */
  evaluate(request: { entities: Entity[] }): Promise<EvaluationResult>;
}

/**
 * Signal channel on which the backend says that results changed; the message
 * is `{ products: string[] }`.
 * @public
 */
export const SCORECARD_SIGNAL_CHANNEL = 'data-governance:results';
