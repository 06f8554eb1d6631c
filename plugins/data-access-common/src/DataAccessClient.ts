import {
  PluginHttpClient,
  PluginHttpClientOptions,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataAccessApi,
  Decision,
  DecisionResult,
  ListEventsQuery,
  ListReadersQuery,
  ListRequestsQuery,
  Page,
} from './DataAccessApi';
import {
  AccessEvent,
  AccessOffer,
  AccessOverview,
  AccessPolicySummary,
  AccessRequest,
  AccessRequestDetails,
  DriftCount,
  DriftFinding,
  GrantCount,
  NewAccessRequest,
  PolicyReplay,
  PortComparison,
  PortRef,
  ReaderAt,
  RequestPreview,
} from './types';

/**
 * Talks to the data access backend over HTTP, from a browser or a server.
 * @public
 */
export class DataAccessClient implements DataAccessApi {
  readonly #http: PluginHttpClient;

  /**
   * @param options - `discoveryApi` finds the backend; `fetchApi` adds the
   * credentials of the caller
   */
  constructor(options: PluginHttpClientOptions) {
    this.#http = new PluginHttpClient('data-access', options);
  }

  /** {@inheritdoc DataAccessApi.getOffer} */
  async getOffer(port: PortRef): Promise<AccessOffer> {
    const { product, port: name, version } = port;
    return this.#http.get(
      `/offers${toQuery({ product, port: name, version })}`,
    );
  }

  /** {@inheritdoc DataAccessApi.preview} */
  async preview(
    items: NewAccessRequest[],
  ): Promise<{ items: RequestPreview[] }> {
    return this.#http.post('/offers/preview', { items });
  }

  /** {@inheritdoc DataAccessApi.createRequest} */
  async createRequest(
    request: NewAccessRequest,
  ): Promise<AccessRequestDetails> {
    return this.#http.post('/requests', request);
  }

  /** {@inheritdoc DataAccessApi.createBasket} */
  async createBasket(
    items: NewAccessRequest[],
  ): Promise<{ basket: string; items: AccessRequest[] }> {
    return this.#http.post('/baskets', { items });
  }

  /** {@inheritdoc DataAccessApi.listRequests} */
  async listRequests(query: ListRequestsQuery): Promise<Page<AccessRequest>> {
    return this.#http.get(`/requests${toQuery({ ...query })}`);
  }

  /** {@inheritdoc DataAccessApi.getRequest} */
  async getRequest(id: string): Promise<AccessRequestDetails> {
    return this.#http.get(requestPath(id));
  }

  /** {@inheritdoc DataAccessApi.decide} */
  async decide(id: string, decision: Decision): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/decision`, decision);
  }

  /** {@inheritdoc DataAccessApi.decideMany} */
  async decideMany(
    decisions: ({ id: string } & Decision)[],
  ): Promise<{ results: DecisionResult[] }> {
    return this.#http.post('/decisions', { decisions });
  }

  /** {@inheritdoc DataAccessApi.ask} */
  async ask(
    id: string,
    body: { text: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/question`, body);
  }

  /** {@inheritdoc DataAccessApi.answer} */
  async answer(
    id: string,
    body: { text: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/answer`, body);
  }

  /** {@inheritdoc DataAccessApi.cancel} */
  async cancel(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/cancel`, body);
  }

  /** {@inheritdoc DataAccessApi.erase} */
  async erase(
    id: string,
    body: { reason: string },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/erase`, body);
  }

  /** {@inheritdoc DataAccessApi.revoke} */
  async revoke(
    id: string,
    body: { comment: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/revoke`, body);
  }

  /** {@inheritdoc DataAccessApi.giveBack} */
  async giveBack(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/give-back`, body);
  }

  /** {@inheritdoc DataAccessApi.renew} */
  async renew(
    id: string,
    body: {
      duration: string;
      purpose?: string;
      comment?: string;
      acceptedTerms?: string;
    },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/renewal`, body);
  }

  /** {@inheritdoc DataAccessApi.handOver} */
  async handOver(
    id: string,
    body: { to: string; comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/hand-over`, body);
  }

  /** {@inheritdoc DataAccessApi.retry} */
  async retry(id: string): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/retry`, {});
  }

  /** {@inheritdoc DataAccessApi.countGrants} */
  async countGrants(
    products: string[],
  ): Promise<{ items: GrantCount[]; drift: DriftCount[] }> {
    return this.#http.post('/grants/counts', { products });
  }

  /** {@inheritdoc DataAccessApi.listDrift} */
  async listDrift(query: {
    product?: string;
    state?: DriftFinding['state'];
  }): Promise<{ items: DriftFinding[]; ports: PortComparison[] }> {
    return this.#http.get(`/drift${toQuery(query)}`);
  }

  /** {@inheritdoc DataAccessApi.compare} */
  async compare(product: string): Promise<void> {
    await this.#http.post('/drift/compare', { product });
  }

  /** {@inheritdoc DataAccessApi.decideDrift} */
  async decideDrift(
    id: string,
    body: Parameters<DataAccessApi['decideDrift']>[1],
  ): Promise<DriftFinding> {
    return this.#http.post(`/drift/${encodeURIComponent(id)}/decision`, body);
  }

  /** {@inheritdoc DataAccessApi.listEvents} */
  async listEvents(query: ListEventsQuery): Promise<Page<AccessEvent>> {
    return this.#http.get(`/audit${toQuery({ ...query })}`);
  }

  /** {@inheritdoc DataAccessApi.exportEvents} */
  async exportEvents(): Promise<string> {
    return this.#http.getText('/audit/export');
  }

  /** {@inheritdoc DataAccessApi.listReaders} */
  async listReaders(query: ListReadersQuery): Promise<Page<ReaderAt>> {
    return this.#http.get(`/audit/readers${toQuery({ ...query })}`);
  }

  /** {@inheritdoc DataAccessApi.listPolicies} */
  async listPolicies(): Promise<{ items: AccessPolicySummary[] }> {
    return this.#http.get('/policies');
  }

  /** {@inheritdoc DataAccessApi.replayPolicy} */
  async replayPolicy(
    body: Parameters<DataAccessApi['replayPolicy']>[0],
  ): Promise<{ items: PolicyReplay[]; problems: string[] }> {
    return this.#http.post('/policies/what-if', body);
  }

  /** {@inheritdoc DataAccessApi.getOverview} */
  async getOverview(): Promise<AccessOverview> {
    return this.#http.get('/overview');
  }
}

function requestPath(id: string): string {
  return `/requests/${encodeURIComponent(id)}`;
}

/** Lists become the same parameter several times. */
function toQuery(fields: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    for (const single of values.filter(part => part !== undefined)) {
      parameters.append(name, String(single));
    }
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
