import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ChainFinding,
  ChainHead,
  ChainVerifier,
} from '@meshport/backstage-plugin-data-access-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { readHead, readLog } from '../database/eventLog';
import { logBrokenMessage } from './logBrokenMessage';

const LINES_AT_ONCE = 1000;

/**
 * Checks the log from within, so that nobody has to think of it, and tells the
 * audit log where it ends: audit logs are kept elsewhere, and what was told
 * there proves later that the log was not made anew.
 * @internal
 */
export class LogCheck {
  readonly #database: AccessDatabase;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;
  readonly #alarmRecipients: readonly string[];

  /** @param options - `alarmRecipients`: entity refs that hear of a broken log */
  constructor(options: {
    database: AccessDatabase;
    auditor: AuditorService;
    logger: LoggerService;
    alarmRecipients: readonly string[];
  }) {
    this.#database = options.database;
    this.#auditor = options.auditor;
    this.#logger = options.logger;
    this.#alarmRecipients = options.alarmRecipients;
  }

  /** Goes through the whole log, a part at a time; ends early when aborted. */
  async run(signal?: AbortSignal): Promise<void> {
    const event = await this.#auditor.createEvent({
      eventId: 'log-check',
      severityLevel: 'high',
    });
    try {
      const found = await this.#check(signal);
      if ('reason' in found) {
        await this.#alarm(found);
        throw new Error(inWords(found));
      }
      await event.success({ meta: { ...found } });
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }

  /** @returns where the log ends, or the first place where it is broken */
  async #check(signal?: AbortSignal): Promise<ChainHead | ChainFinding> {
    const { knex } = this.#database;
    const verifier = new ChainVerifier();
    for (;;) {
      signal?.throwIfAborted();
      // Before the lines: those that are added meanwhile come with the next.
      const head = await readHead(knex, { lock: false });
      const lines = await readLog(knex, verifier.head.sequence, LINES_AT_ONCE);
      if (lines.length === 0) {
        const [finding] = verifier.finish(head);
        return finding ?? head;
      }
      for (const line of lines) {
        const finding = verifier.add(line);
        if (finding) {
          return finding;
        }
      }
    }
  }

  async #alarm(finding: ChainFinding): Promise<void> {
    this.#logger.error(inWords(finding));
    if (this.#alarmRecipients.length > 0) {
      await this.#database.change(async change =>
        change.notify(logBrokenMessage(finding, this.#alarmRecipients)),
      );
    }
  }
}

function inWords({ reason }: ChainFinding): string {
  return `The log of access is not what was written: ${reason}`;
}
