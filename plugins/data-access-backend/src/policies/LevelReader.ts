import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  DataGovernanceClient,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { pluginClientOptions } from '@meshport/backstage-plugin-data-mesh-node';
import { Level, RuleInputs } from './ruleInputs';

const TIMEOUT_MS = 10_000;
// Asked at once, of a backend that serves people meanwhile.
const AT_ONCE = 10;

/**
 * Reads where products stand in scorecards, from the data governance backend
 * and as this plugin.
 * @internal
 */
export class LevelReader {
  readonly #client: (signal: AbortSignal) => DataGovernanceClient;
  readonly #logger: LoggerService;

  constructor(deps: {
    auth: AuthService;
    discovery: DiscoveryService;
    logger: LoggerService;
  }) {
    const options = pluginClientOptions('data-governance', deps);
    this.#client = signal => new DataGovernanceClient(options(signal));
    this.#logger = deps.logger;
  }

  /**
   * By product; not there for those whose levels could not be read. A product
   * that was never measured, in a portal without scorecards too, has none.
   */
  async read(
    products: readonly string[],
  ): Promise<Map<string, NonNullable<RuleInputs['levels']>>> {
    const levels = new Map<string, NonNullable<RuleInputs['levels']>>();
    const unique = [...new Set(products)];
    for (let start = 0; start < unique.length; start += AT_ONCE) {
      await Promise.all(
        unique.slice(start, start + AT_ONCE).map(async product => {
          const found = await this.#levelsOf(product);
          if (found) {
            levels.set(product, found);
          }
        }),
      );
    }
    return levels;
  }

  async #levelsOf(product: string): Promise<RuleInputs['levels']> {
    try {
      const result = await this.#client(
        AbortSignal.timeout(TIMEOUT_MS),
      ).getProductResult(product);
      return levelsIn(result);
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return {};
      }
      this.#logger.warn(`The levels of ${product} are not known: ${error}`);
      return undefined;
    }
  }
}

function levelsIn({ scorecards }: ProductResult): Record<string, Level> {
  return Object.fromEntries(
    scorecards.map(({ scorecard, level, levels }) => {
      const { namespace, name } = parseEntityRef(scorecard);
      return [
        namespace === 'default' ? name : `${namespace}/${name}`,
        {
          name: level ?? '',
          rank: levels.findIndex(one => one.name === level) + 1,
        },
      ];
    }),
  );
}
