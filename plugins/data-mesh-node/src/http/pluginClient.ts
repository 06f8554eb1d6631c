import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { PluginHttpClientOptions } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Makes clients of another plugin's backend that call it as this plugin.
 *
 * @returns options for a client whose requests end with the signal
 * @public
 */
export function pluginClientOptions(
  pluginId: string,
  { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
): (signal: AbortSignal) => PluginHttpClientOptions {
  return signal => ({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: pluginId,
        });
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers, signal });
      },
    },
  });
}

/**
 * Asks another plugin.
 *
 * @throws an error that says so when the plugin is not there; else what `ask`
 * throws
 * @public
 */
export async function askPlugin<T>(
  pluginId: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ResponseError && error.statusCode === 404) {
      throw new Error(`The plugin ${pluginId} is not installed in this portal`);
    }
    throw error;
  }
}
