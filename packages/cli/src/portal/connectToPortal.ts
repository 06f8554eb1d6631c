import { ResponseError } from '@backstage/errors';
import { UnusableInput } from '../input/UnusableInput';
import { Surroundings } from '../Surroundings';

/** A portal, and how it is asked. */
export interface PortalTarget {
  /** Address of the portal. */
  portal: string;
  /**
   * Name of the environment variable that holds a token for it, so that no
   * secret is in a command line.
   */
  tokenVariable: string;
  /** Name of the option that the variable came from, for messages. */
  tokenOption: string;
  /** How long one answer may take, in milliseconds. */
  timeoutMs: number;
}

/** What clients of the portal's plugins need. */
export interface PortalConnection {
  /** Address without a slash at its end. */
  portal: string;
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * @throws `UnusableInput` when the address or the token cannot be used
 */
export function connectToPortal(
  target: PortalTarget,
  surroundings: Pick<Surroundings, 'environment' | 'fetch'>,
): PortalConnection {
  const portal = readAddress(target);
  const token = readToken(target, surroundings.environment);
  return {
    portal,
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
          signal: AbortSignal.timeout(target.timeoutMs),
        });
      },
    },
  };
}

/** Why a portal did not do what it was asked, in one text. */
export function reasonOf(error: unknown): string {
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

function readAddress({ portal, tokenOption }: PortalTarget): string {
  const address = URL.canParse(portal) ? new URL(portal) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UnusableInput(
      '--portal is no web address; give one such as https://portal.example.com',
    );
  }
  if (address.username || address.password) {
    throw new UnusableInput(
      `--portal holds a password; give the address alone and a token with ${tokenOption}`,
    );
  }
  return `${address.origin}${address.pathname}`.replace(/\/+$/, '');
}

// What is wrong is not repeated: it may be a token by mistake.
function readToken(
  { tokenVariable, tokenOption }: PortalTarget,
  environment: Surroundings['environment'],
): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(tokenVariable)) {
    throw new UnusableInput(
      `${tokenOption} takes the name of an environment variable, not the token itself`,
    );
  }
  const token = environment[tokenVariable]?.trim();
  if (!token) {
    throw new UnusableInput(
      `The environment variable that ${tokenOption} names is not set; put a token of the portal into it`,
    );
  }
  return token;
}
