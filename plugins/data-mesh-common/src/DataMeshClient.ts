import {
  DataMeshApi,
  InferContractRequest,
  InferContractResponse,
} from './DataMeshApi';
import { PluginHttpClient, PluginHttpClientOptions } from './http';
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
  readonly #http: PluginHttpClient;

  /**
   * @param options - the discovery and fetch APIs of the app; the fetch API
   * adds the caller's credentials
   */
  constructor(options: PluginHttpClientOptions) {
    this.#http = new PluginHttpClient('data-mesh', options);
  }

  async getPlatforms(): Promise<DataPlatformSummary[]> {
    const { items } = await this.#http.get<{ items: DataPlatformSummary[] }>(
      '/platforms',
    );
    return items;
  }

  async getTables(platform: string): Promise<TableSummary[]> {
    const { items } = await this.#http.get<{ items: TableSummary[] }>(
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
    return this.#http.get(
      `/platforms/${encodeURIComponent(platform)}/table?${query}`,
    );
  }

  inferContract(request: InferContractRequest): Promise<InferContractResponse> {
    return this.#http.post('/contracts/infer', request);
  }
}
