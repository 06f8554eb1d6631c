import { ResponseError } from '@backstage/errors';

/**
 * What a client needs of its surroundings: the discovery and fetch APIs of an
 * app. The fetch API adds the caller's credentials.
 * @public
 */
export interface PluginHttpClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * Sends JSON to the backend of one plugin and reads its answers.
 * @public
 */
export class PluginHttpClient {
  readonly #pluginId: string;
  readonly #discoveryApi: PluginHttpClientOptions['discoveryApi'];
  readonly #fetchApi: PluginHttpClientOptions['fetchApi'];

  /**
   * @param pluginId - the plugin whose backend is asked
   * @param options - how to reach it
   */
  constructor(pluginId: string, options: PluginHttpClientOptions) {
    this.#pluginId = pluginId;
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /**
   * @param path - below the plugin's base path, with its query
   * @throws `ResponseError` for an answer that is not a success
   */
  async get<T>(path: string): Promise<T> {
    return this.#send(path);
  }

  /**
   * @param path - below the plugin's base path, with its query
   * @returns the body of the answer as it is
   * @throws `ResponseError` for an answer that is not a success
   */
  async getText(path: string): Promise<string> {
    return (await this.#fetch(path)).text();
  }

  /**
   * @param path - below the plugin's base path
   * @param body - sent as JSON
   * @throws `ResponseError` for an answer that is not a success
   */
  async post<T>(path: string, body: object): Promise<T> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /**
   * @param path - below the plugin's base path
   * @throws `ResponseError` for an answer that is not a success
   */
  async put<T>(path: string): Promise<T> {
    return this.#send(path, { method: 'PUT' });
  }

  /**
   * @param path - below the plugin's base path
   * @throws `ResponseError` for an answer that is not a success
   */
  async delete<T>(path: string): Promise<T> {
    return this.#send(path, { method: 'DELETE' });
  }

  async #send<T>(path: string, init?: RequestInit): Promise<T> {
    return (await (await this.#fetch(path, init)).json()) as T;
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(this.#pluginId);
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
