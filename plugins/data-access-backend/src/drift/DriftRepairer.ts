import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  AccessPort,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { recordDrift } from './driftEvents';
import { DriftStore } from './DriftStore';
import { FindingRecord } from './types';

/**
 * Ends rights that nobody granted, once somebody has decided so. What was
 * begun before a crash is done by the next run: ending twice does no harm.
 * @internal
 */
export class DriftRepairer {
  readonly #database: AccessDatabase;
  readonly #drift: DriftStore;
  readonly #platforms: DataPlatforms;
  readonly #logger: LoggerService;

  constructor(options: {
    database: AccessDatabase;
    drift: DriftStore;
    platforms: DataPlatforms;
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#drift = options.drift;
    this.#platforms = options.platforms;
    this.#logger = options.logger;
  }

  /** Repairs what waits for it; missing rights come back by their grants. */
  async run(): Promise<void> {
    const waiting = await this.#drift.list({ state: 'repairing' });
    for (const finding of waiting.filter(one => one.kind === 'unexpected')) {
      await this.#repair(finding);
    }
  }

  async #repair(finding: FindingRecord): Promise<void> {
    const problem = await this.#end(finding);
    const { failure, ...rest } = finding;
    const next: FindingRecord = problem
      ? { ...rest, state: 'open', failure: problem }
      : { ...rest, state: 'gone' };
    await this.#database.change(async change => {
      const written = await this.#drift.update(change.trx, next);
      if (written) {
        const type = problem ? 'drift.repair-failed' : 'drift.repaired';
        recordDrift(change, type, written);
      }
    });
    if (problem) {
      this.#logger.error(`${finding.summary}: not repaired: ${problem}`);
    } else {
      this.#logger.info(`${finding.summary}: repaired`);
    }
  }

  /** @returns why it could not be ended; what the engine says counts */
  async #end(finding: FindingRecord): Promise<string | undefined> {
    const { product, port: name, version, location, principal } = finding;
    const port: AccessPort = { product, port: name, version, location };
    const { item, reader = '' } = finding;
    try {
      const { access } = this.#platforms.get(finding.platform);
      if (item) {
        const [outcome] = await access.change([
          { type: 'revoke', item: { ...item, location, principal } },
        ]);
        if ('error' in outcome) {
          throw outcome.error;
        }
      } else {
        await access.withdraw(port, reader);
      }
      const left = await access.effective(port);
      return left.some(({ id }) => id === reader)
        ? 'The engine still lets them read by the same path'
        : undefined;
    } catch (error) {
      return toError(error).message.slice(0, 1000);
    }
  }
}
