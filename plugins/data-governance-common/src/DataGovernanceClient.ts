import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  PluginHttpClient,
  PluginHttpClientOptions,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataGovernanceApi } from './DataGovernanceApi';
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

  /** {@inheritDoc DataGovernanceApi.getScorecardVersions} */
  async getScorecardVersions(
    scorecardRef: string,
  ): Promise<{ items: ScorecardVersion[] }> {
    return this.#http.get(
      `/scorecards/${pathOf(scorecardRef, 'Scorecard')}/versions`,
    );
  }

  /** {@inheritDoc DataGovernanceApi.getSummary} */
  async getSummary(query: MeshQuery = {}): Promise<MeshSummary> {
    return this.#http.get(`/summary${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.getHeatMap} */
  async getHeatMap(query: HeatMapQuery): Promise<HeatMap> {
    return this.#http.get(`/heat-map${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.getNextSteps} */
  async getNextSteps(
    query: MeshQuery & { limit?: number; offset?: number } = {},
  ): Promise<NextSteps> {
    return this.#http.get(`/next-steps${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.exportResults} */
  async exportResults(query: MeshQuery = {}): Promise<string> {
    return this.#http.getText(`/results.csv${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.getTrend} */
  async getTrend(query: TrendQuery = {}): Promise<{ items: TrendPoint[] }> {
    return this.#http.get(`/trend${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.getTransitions} */
  async getTransitions(
    query: TransitionQuery = {},
  ): Promise<{ items: Transition[]; next?: string }> {
    return this.#http.get(`/transitions${encode(query)}`);
  }

  /**
   * Many `refs` are asked for in several requests.
   */
  async getProductSummaries(
    query: { domain?: string; refs?: string[] } = {},
  ): Promise<{ items: ProductSummary[] }> {
    const { domain, refs } = query;
    if (!refs) {
      return this.#http.get(`/products${encode({ domain })}`);
    }
    const batches: string[][] = [];
    for (let start = 0; start < refs.length; start += REFS_PER_REQUEST) {
      batches.push(refs.slice(start, start + REFS_PER_REQUEST));
    }
    const answers = await Promise.all(
      batches.map(batch =>
        this.#http.get<{ items: ProductSummary[] }>(
          `/products${encode({ domain, refs: batch })}`,
        ),
      ),
    );
    return { items: answers.flatMap(answer => answer.items) };
  }

  /** {@inheritDoc DataGovernanceApi.getProductResult} */
  async getProductResult(productRef: string): Promise<ProductResult> {
    return this.#http.get(productPath(productRef));
  }

  /** {@inheritDoc DataGovernanceApi.getCheckEvidence} */
  async getCheckEvidence(
    productRef: string,
    check: { scorecard: string; checkId: string },
  ): Promise<{ items: (FactEvidence & { source: string })[] }> {
    return this.#http.get(
      `${productPath(productRef)}/evidence${encode(check)}`,
    );
  }

  /** {@inheritDoc DataGovernanceApi.getProductFacts} */
  async getProductFacts(
    productRef: string,
    at?: string,
  ): Promise<ProductFacts> {
    return this.#http.get(`${productPath(productRef)}/facts${encode({ at })}`);
  }

  /** {@inheritDoc DataGovernanceApi.collectFacts} */
  async collectFacts(productRef: string): Promise<void> {
    await this.#http.post(`${productPath(productRef)}/collection`, {});
  }

  /** {@inheritDoc DataGovernanceApi.getFactSources} */
  async getFactSources(): Promise<{ items: FactSourceSummary[] }> {
    return this.#http.get('/fact-sources');
  }

  /** {@inheritDoc DataGovernanceApi.pushFacts} */
  async pushFacts(facts: PushedFacts): Promise<PushedFactsReceipt> {
    return this.#http.post('/facts', facts);
  }

  /** {@inheritDoc DataGovernanceApi.getExemptions} */
  async getExemptions(
    query: ExemptionQuery = {},
  ): Promise<{ items: Exemption[]; total: number }> {
    return this.#http.get(`/exemptions${encode(query)}`);
  }

  /** {@inheritDoc DataGovernanceApi.getExemption} */
  async getExemption(id: string): Promise<ExemptionDetail> {
    return this.#http.get(exemptionPath(id));
  }

  /** {@inheritDoc DataGovernanceApi.requestExemption} */
  async requestExemption(request: NewExemption): Promise<ExemptionDetail> {
    return this.#http.post('/exemptions', request);
  }

  /** {@inheritDoc DataGovernanceApi.decideExemption} */
  async decideExemption(
    id: string,
    decision: ExemptionDecision,
  ): Promise<ExemptionDetail> {
    return this.#http.post(`${exemptionPath(id)}/decision`, decision);
  }

  /** {@inheritDoc DataGovernanceApi.revokeExemption} */
  async revokeExemption(
    id: string,
    revocation: { comment?: string; revision: number },
  ): Promise<ExemptionDetail> {
    return this.#http.post(`${exemptionPath(id)}/revocation`, revocation);
  }

  /** {@inheritDoc DataGovernanceApi.evaluate} */
  async evaluate(request: { entities: Entity[] }): Promise<EvaluationResult> {
    return this.#http.post('/evaluate', request);
  }

  /** {@inheritDoc DataGovernanceApi.whatIf} */
  async whatIf(request: WhatIfRequest): Promise<WhatIfResult> {
    return this.#http.post('/what-if', request);
  }
}

function productPath(productRef: string): string {
  return `/products/${pathOf(productRef, 'DataProduct')}`;
}

function exemptionPath(id: string): string {
  return `/exemptions/${encodeURIComponent(id)}`;
}

function pathOf(ref: string, defaultKind: string): string {
  const { namespace, name } = parseEntityRef(ref, { defaultKind });
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

function encode(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  const encoded = search.toString();
  return encoded && `?${encoded}`;
}
