import { parseEntityRef } from '@backstage/catalog-model';
import {
  DataMeshApi,
  ExportResponse,
  FormatList,
  ImportRequest,
  InferContractRequest,
  InferContractResponse,
} from './DataMeshApi';
import { FollowState, ProductEvent } from './follow';
import { ImportResult } from './formats';
import { PluginHttpClient, PluginHttpClientOptions } from './http';
import { MeshMap } from './map';
import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from './platform';
import {
  ColumnPage,
  ColumnQuery,
  PRODUCT_FACETS,
  ProductPage,
  ProductQuery,
} from './search';
import {
  CheckContractRequest,
  ContractCheckResult,
  ContractComparison,
  ContractVersion,
  ContractVersionDocument,
  ContractVersionSteps,
} from './versions';

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

  getPlatforms(): Promise<DataPlatformSummary[]> {
    return this.#items('/platforms');
  }

  getTables(platform: string): Promise<TableSummary[]> {
    return this.#items(`/platforms/${encodeURIComponent(platform)}/tables`);
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

  queryProducts(query: ProductQuery): Promise<ProductPage> {
    const { filters = {}, ...rest } = query;
    const parameters = parametersOf({ ...rest });
    for (const facet of PRODUCT_FACETS) {
      filters[facet]?.forEach(value => parameters.append(facet, value));
    }
    return this.#http.get(`/products?${parameters}`);
  }

  queryColumns(query: ColumnQuery): Promise<ColumnPage> {
    return this.#http.get(`/columns?${parametersOf({ ...query })}`);
  }

  getMap(): Promise<MeshMap> {
    return this.#http.get('/map');
  }

  getProductEvents(productRef: string): Promise<ProductEvent[]> {
    return this.#items(`/products/${pathOf(productRef)}/events`);
  }

  getFollowState(productRef: string): Promise<FollowState> {
    return this.#http.get(`/products/${pathOf(productRef)}/follow`);
  }

  setFollowing(productRef: string, following: boolean): Promise<FollowState> {
    const path = `/products/${pathOf(productRef)}/follow`;
    return following ? this.#http.put(path) : this.#http.delete(path);
  }

  getContractVersions(contractRef: string): Promise<ContractVersion[]> {
    return this.#items(`/contracts/${pathOf(contractRef)}/versions`);
  }

  getContractVersion(
    contractRef: string,
    sequence: number,
  ): Promise<ContractVersionDocument> {
    return this.#http.get(
      `/contracts/${pathOf(contractRef)}/versions/${sequence}`,
    );
  }

  compareContractVersions(
    contractRef: string,
    sequences: { before?: number; after?: number } = {},
  ): Promise<ContractComparison> {
    return this.#http.get(
      `/contracts/${pathOf(contractRef)}/differences?${parametersOf(
        sequences,
      )}`,
    );
  }

  async getVersionSteps(contracts: string[]): Promise<ContractVersionSteps[]> {
    const { items } = await this.#http.post<{ items: ContractVersionSteps[] }>(
      '/contracts/version-steps',
      { contracts },
    );
    return items;
  }

  checkContract(request: CheckContractRequest): Promise<ContractCheckResult> {
    return this.#http.post('/contracts/check', request);
  }

  getFormats(): Promise<FormatList> {
    return this.#http.get('/formats');
  }

  exportContract(
    contractRef: string,
    format: string,
    sequence?: number,
  ): Promise<ExportResponse> {
    return this.#http.get(
      `/contracts/${pathOf(contractRef)}/export/${encodeURIComponent(
        format,
      )}?${parametersOf({ sequence })}`,
    );
  }

  exportProduct(productRef: string, format: string): Promise<ExportResponse> {
    return this.#http.get(
      `/products/${pathOf(productRef)}/export/${encodeURIComponent(format)}`,
    );
  }

  importContract(request: ImportRequest): Promise<ImportResult> {
    return this.#http.post('/contracts/import', request);
  }

  async #items<Item>(path: string): Promise<Item[]> {
    const { items } = await this.#http.get<{ items: Item[] }>(path);
    return items;
  }
}

function pathOf(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

function parametersOf(
  values: Record<string, string | number | undefined>,
): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) {
      parameters.set(key, String(value));
    }
  }
  return parameters;
}
