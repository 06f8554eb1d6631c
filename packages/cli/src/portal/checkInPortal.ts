import { ResponseError } from '@backstage/errors';
import {
  CheckContractRequest,
  ContractCheckResult,
  DataMeshClient,
} from '@meshport/backstage-plugin-data-mesh-common';
import { UnusableInput } from '../input/UnusableInput';
import { Surroundings } from '../Surroundings';

const TIMEOUT_MS = 30_000;

/**
 * Has a document checked by a portal against the version it shows.
 *
 * @param target - address of the portal, and the name of the environment
 *   variable that holds a token for it, so that no secret is in a command line
 * @throws `UnusableInput` when the portal cannot be asked or refuses
 */
export async function checkInPortal(
  request: CheckContractRequest,
  target: { portal: string; tokenVariable: string },
  surroundings: Pick<Surroundings, 'environment' | 'fetch'>,
): Promise<ContractCheckResult> {
  const portal = readAddress(target.portal);
  const token = readToken(target.tokenVariable, surroundings.environment);
  const client = new DataMeshClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `${portal}/api/${pluginId}`,
    },
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return surroundings.fetch(input, {
          ...init,
          headers,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
      },
    },
  });
  try {
    return await client.checkContract(request);
  } catch (error) {
    throw new UnusableInput(
      `The portal at ${portal} could not check the contract: ${reasonOf(
        error,
      )}`,
    );
  }
}

function readAddress(portal: string): string {
  const address = URL.canParse(portal) ? new URL(portal) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UnusableInput(
      '--portal is no web address; give one such as https://portal.example.com',
    );
  }
  if (address.username || address.password) {
    throw new UnusableInput(
      '--portal holds a password; give the address alone and a token with --token',
    );
  }
  return `${address.origin}${address.pathname}`.replace(/\/+$/, '');
}

// What is wrong is not repeated: it may be a token by mistake.
function readToken(
  variable: string,
  environment: Surroundings['environment'],
): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    throw new UnusableInput(
      '--token takes the name of an environment variable, not the token itself',
    );
  }
  const token = environment[variable]?.trim();
  if (!token) {
    throw new UnusableInput(
      'The environment variable that --token names is not set; put a token of the portal into it',
    );
  }
  return token;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (error instanceof ResponseError) {
    return `${error.message}: ${error.body.error.message}`;
  }
  return error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : error.message;
}
