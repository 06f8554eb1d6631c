import {
  PluginHttpClient,
  PluginHttpClientOptions,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataAccessApi, ListRequestsQuery } from './DataAccessApi';
import {
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  GrantCount,
  PortRef,
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
    const query = new URLSearchParams({
      product: port.product,
      port: port.port,
      version: port.version,
    });
    return this.#http.get(`/offers?${query}`);
  }

  /** {@inheritdoc DataAccessApi.createRequest} */
  async createRequest(
    request: PortRef & { purpose: string; duration: string; comment?: string },
  ): Promise<AccessRequestDetails> {
    return this.#http.post('/requests', request);
  }

  /** {@inheritdoc DataAccessApi.listRequests} */
  async listRequests(
    query: ListRequestsQuery,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }> {
    const { state, ...single } = query;
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(single)) {
      if (value !== undefined) {
        parameters.set(name, String(value));
      }
    }
    for (const value of state ?? []) {
      parameters.append('state', value);
    }
    return this.#http.get(`/requests?${parameters}`);
  }

  /** {@inheritdoc DataAccessApi.getRequest} */
  async getRequest(id: string): Promise<AccessRequestDetails> {
    return this.#http.get(requestPath(id));
  }

  /** {@inheritdoc DataAccessApi.decide} */
  async decide(
    id: string,
    decision: {
      verdict: 'approve' | 'deny';
      comment?: string;
      revision: number;
    },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/decision`, decision);
  }

  /** {@inheritdoc DataAccessApi.cancel} */
  async cancel(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/cancel`, body);
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

  /** {@inheritdoc DataAccessApi.retry} */
  async retry(id: string): Promise<AccessRequestDetails> {
    return this.#http.post(`${requestPath(id)}/grant/retry`, {});
  }

  /** {@inheritdoc DataAccessApi.countGrants} */
  async countGrants(products: string[]): Promise<{ items: GrantCount[] }> {
    return this.#http.post('/grants/counts', { products });
  }
}

function requestPath(id: string): string {
  return `/requests/${encodeURIComponent(id)}`;
}
