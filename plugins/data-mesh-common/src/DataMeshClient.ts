import { ResponseError } from '@backstage/errors';
import {
  DataMeshApi,
  InferContractRequest,
  InferContractResponse,
} from './DataMeshApi';
import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from './platform';

/**
 * Calls the data mesh backend, from a browser or from another backend.
 * @public
 */
export class DataMeshClient implements DataMeshApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  /**
   * @param options - the discovery and fetch APIs of the app; the fetch API
   * adds the caller's credentials
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getPlatforms(): Promise<DataPlatformSummary[]> {
    const { items } = await this.#request<{ items: DataPlatformSummary[] }>(
      '/platforms',
    );
    return items;
  }

  async getTables(platform: string): Promise<TableSummary[]> {
    const { items } = await this.#request<{ items: TableSummary[] }>(
      `/platforms/${encodeURIComponent(platform)}/tables`,
    );
    return items;
  }

  describeTable(
    platform: string,
    location: Record<string, string>,
  ): Promise<TableDescription> {
    const query = new URLSearchParams(
      Object.entries(location).map(([key, value]) => [
        `location[${key}]`,
        value,
      ]),
    );
    return this.#request(
      `/platforms/${encodeURIComponent(platform)}/table?${query}`,
    );
  }

  inferContract(request: InferContractRequest): Promise<InferContractResponse> {
    return this.#request('/contracts/infer', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('data-mesh');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
