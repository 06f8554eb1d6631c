import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  PluginHttpClient,
  PluginHttpClientOptions,
} from '@meshport/backstage-plugin-data-mesh-common';
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
  readonly #http: PluginHttpClient;

  /**
   * @param options - `fetchApi` sends the caller's token along
   */
  constructor(options: PluginHttpClientOptions) {
    this.#http = new PluginHttpClient('data-governance', options);
  }

  /** {@inheritDoc DataGovernanceApi.getScorecards} */
  async getScorecards(): Promise<{ items: ScorecardSummary[] }> {
    return this.#http.get('/scorecards');
  }

  /**
   * Many `refs` are asked for in several requests.
   */
  async getProductSummaries(
    query: { domain?: string; refs?: string[] } = {},
  ): Promise<{ items: ProductSummary[] }> {
    const { domain, refs } = query;
    if (!refs) {
      return this.#http.get(`/products${encodeQuery({ domain })}`);
    }
    const batches: string[][] = [];
    for (let start = 0; start < refs.length; start += REFS_PER_REQUEST) {
      batches.push(refs.slice(start, start + REFS_PER_REQUEST));
    }
    const answers = await Promise.all(
      batches.map(batch =>
        this.#http.get<{ items: ProductSummary[] }>(
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
    return this.#http.get(
      `/products/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`,
    );
  }

  /** {@inheritDoc DataGovernanceApi.evaluate} */
  async evaluate(request: { entities: Entity[] }): Promise<EvaluationResult> {
    return this.#http.post('/evaluate', request);
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
