import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  DataGovernanceClient,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * Where a product stands in the scorecards.
 * @internal
 */
export interface ProductLevel {
  name: string;
  title: string;
  /** 0 for the lowest. */
  position: number;
}

/**
 * Reads the levels of all products from the data governance plugin.
 * @internal
 */
export class LevelReader {
  readonly #client: DataGovernanceClient;
  readonly #logger: LoggerService;
  // Said once, until it changes.
  #said: string | undefined;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    logger: LoggerService;
  }) {
    const { auth, discovery } = options;
    this.#logger = options.logger;
    this.#client = new DataGovernanceClient({
      discoveryApi: discovery,
      fetchApi: {
        fetch: async (input, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await auth.getOwnServiceCredentials(),
            targetPluginId: 'data-governance',
          });
          const headers = new Headers(init?.headers);
          headers.set('Authorization', `Bearer ${token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
  }

  /**
   * The levels by product, without those that have reached none; empty when
   * the plugin is not installed.
   *
   * @returns `undefined` when they cannot be read now
   */
  async read(): Promise<Map<string, ProductLevel> | undefined> {
    try {
      const [scorecards, summaries] = await Promise.all([
        this.#client.getScorecards(),
        this.#client.getProductSummaries(),
      ]);
      this.#said = undefined;
      const positions = positionsOf(scorecards.items);
      return new Map(
        summaries.items.flatMap(({ product, level }) =>
          level
            ? [
                [
                  product,
                  {
                    name: level.name,
                    title: level.title,
                    position: positions.get(level.name) ?? 0,
                  },
                ],
              ]
            : [],
        ),
      );
    } catch (error) {
      if (statusOf(error) === 404) {
        this.#say('There are no scorecards here; products have no levels');
        return new Map();
      }
      this.#say(
        `The levels of products cannot be read now: ${stringifyError(error)}`,
      );
      return undefined;
    }
  }

  #say(message: string): void {
    if (this.#said !== message) {
      this.#said = message;
      this.#logger.info(message);
    }
  }
}

/**
 * The scorecards of the whole mesh say how levels follow each other; those of
 * domains only for levels of their own.
 */
function positionsOf(
  scorecards: readonly ScorecardSummary[],
): Map<string, number> {
  const positions = new Map<string, number>();
  const global = scorecards.filter(({ domain }) => domain === undefined);
  const local = scorecards.filter(({ domain }) => domain !== undefined);
  for (const { levels } of [...global, ...local]) {
    levels.forEach(({ name }, position) => {
      if (!positions.has(name)) {
        positions.set(name, position);
      }
    });
  }
  return positions;
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? error.statusCode
    : undefined;
}
