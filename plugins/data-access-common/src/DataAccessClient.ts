import { ResponseError } from '@backstage/errors';
import { DataAccessApi, ListRequestsQuery } from './DataAccessApi';
import {
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  PortRef,
} from './types';

/**
 * Talks to the data access backend over HTTP, from a browser or a server.
 * @public
 */
export class DataAccessClient implements DataAccessApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  /**
   * @param options - `discoveryApi` finds the backend; `fetchApi` adds the
   * credentials of the caller
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritdoc DataAccessApi.getOffer} */
  async getOffer(port: PortRef): Promise<AccessOffer> {
    const query = new URLSearchParams({
      product: port.product,
      port: port.port,
      version: port.version,
    });
    return this.#send('GET', `/offers?${query}`);
  }

  /** {@inheritdoc DataAccessApi.createRequest} */
  async createRequest(
    request: PortRef & { purpose: string; duration: string; comment?: string },
  ): Promise<AccessRequestDetails> {
    return this.#send('POST', '/requests', request);
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
    return this.#send('GET', `/requests?${parameters}`);
  }

  /** {@inheritdoc DataAccessApi.getRequest} */
  async getRequest(id: string): Promise<AccessRequestDetails> {
    return this.#send('GET', requestPath(id));
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
    return this.#send('POST', `${requestPath(id)}/decision`, decision);
  }

  /** {@inheritdoc DataAccessApi.cancel} */
  async cancel(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#send('POST', `${requestPath(id)}/cancel`, body);
  }

  /** {@inheritdoc DataAccessApi.revoke} */
  async revoke(
    id: string,
    body: { comment: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#send('POST', `${requestPath(id)}/grant/revoke`, body);
  }

  /** {@inheritdoc DataAccessApi.giveBack} */
  async giveBack(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails> {
    return this.#send('POST', `${requestPath(id)}/grant/give-back`, body);
  }

  /** {@inheritdoc DataAccessApi.retry} */
  async retry(id: string): Promise<AccessRequestDetails> {
    return this.#send('POST', `${requestPath(id)}/grant/retry`, {});
  }

  async #send<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('data-access');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }
}

function requestPath(id: string): string {
  return `/requests/${encodeURIComponent(id)}`;
}
