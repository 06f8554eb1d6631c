import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DataGovernanceApi } from './DataGovernanceApi';
import {
  EvaluationResult,
  ProductResult,
  ProductSummary,
  ScorecardSummary,
} from './types';

// Keeps a URL below what servers and proxies accept.
const REFS_PER_REQUEST = 100;

/**
 * Calls the data governance backend over HTTP.
 * @public
 */
export class DataGovernanceClient implements DataGovernanceApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  /**
   * @param options - `fetchApi` sends the caller's token along
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritDoc DataGovernanceApi.getScorecards} */
  async getScorecards(): Promise<{ items: ScorecardSummary[] }> {
    return this.#request('/scorecards');
  }

  /**
   * Many `refs` are asked for in several requests.
   */
  async getProductSummaries(
    query: { domain?: string; refs?: string[] } = {},
  ): Promise<{ items: ProductSummary[] }> {
    const { domain, refs } = query;
    if (!refs) {
      return this.#request(`/products${encodeQuery({ domain })}`);
    }
    const batches: string[][] = [];
    for (let start = 0; start < refs.length; start += REFS_PER_REQUEST) {
      batches.push(refs.slice(start, start + REFS_PER_REQUEST));
    }
    const answers = await Promise.all(
      batches.map(batch =>
        this.#request<{ items: ProductSummary[] }>(
          `/products${encodeQuery({ domain, refs: batch })}`,
        ),
      ),
    );
    return { items: answers.flatMap(answer => answer.items) };
  }

  /** {@inheritDoc DataGovernanceApi.getProductResult} */
  async getProductResult(productRef: string): Promise<ProductResult> {
    const { namespace, name } = parseEntityRef(productRef, {
      defaultKind: 'DataProduct',
    });
    return this.#request(
      `/products/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`,
    );
  }

  /** {@inheritDoc DataGovernanceApi.evaluate} */
  async evaluate(request: { entities: Entity[] }): Promise<EvaluationResult> {
    return this.#request('/evaluate', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('data-governance');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function encodeQuery(query: { domain?: string; refs?: string[] }): string {
  const search = new URLSearchParams();
  if (query.domain) {
    search.append('domain', query.domain);
  }
  for (const ref of query.refs ?? []) {
    search.append('refs', ref);
  }
  const encoded = search.toString();
  return encoded && `?${encoded}`;
}
