import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AccessItem,
  DataPlatformAccess,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change } from '../database/Change';
import { GrantRecord, toAccessItem } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { databaseNow } from '../database/time';
import { toGrantEvidence } from '../grants/grantEvidence';
import { isPermanent } from '../worker/callEngine';
import { describeError } from '../worker/describeError';
import { SYSTEM } from '../workflow/actors';
import { GrantTransitions } from '../workflow/GrantTransitions';
import {
  comparePort,
  PortDifference,
  RightFinding,
  settledRights,
} from './comparePort';
import { DriftStore } from './DriftStore';
import { recordDrift } from './driftEvents';
import { strangersMessage } from './driftMessages';
import { PortStore } from './PortStore';
import { settleFindings } from './settleFindings';
import { KnownPort } from './types';

/** What an adapter reads at once. */
const MOST = 500;

/** @internal */
export interface ComparerContext {
  database: AccessDatabase;
  requests: RequestStore;
  grants: GrantStore;
  transitions: GrantTransitions;
  platforms: DataPlatforms;
  drift: DriftStore;
  ports: PortStore;
  /** Entity refs of a product's owners. */
  ownersOf: (product: string) => Promise<string[]>;
  alarmRecipients: readonly string[];
  logger: LoggerService;
}

/**
 * Compares the rights of one port with its grants and writes down what
 * differs. It changes no engine: what is done about it is for people to decide.
 * @internal
 */
export class PortComparer {
  readonly #context: ComparerContext;

  constructor(context: ComparerContext) {
    this.#context = context;
  }

  /** Never throws: why a port could not be compared is written down. */
  async compare(port: KnownPort): Promise<void> {
    const { database, ports, logger } = this.#context;
    const what = `${port.port} ${port.version} of ${port.product}`;
    try {
      const now = await databaseNow(database.knex);
      const difference = await this.#look(port, now);
      const recipients = difference.found.some(one => one.kind === 'unexpected')
        ? await this.#context.ownersOf(port.product)
        : [];
      const opened = await database.change(change =>
        this.#write(change, port, difference, recipients),
      );
      for (const { summary } of opened) {
        logger.error(`${what} is not as its grants say: ${summary}`);
      }
    } catch (error) {
      const failure = describeError(error);
      logger.warn(`${what} cannot be compared: ${failure}`);
      await ports.noteCompared(port, { at: new Date(), failure });
    }
  }

  async #look(port: KnownPort, now: Date): Promise<PortDifference> {
    const { grants, platforms } = this.#context;
    const { access } = platforms.get(port.platform);
    const { platform, comparedAt, failure, goneSince, ...accessPort } = port;
    // First the engine, then the grants: a right that is given meanwhile is
    // not taken for one that nobody asked for.
    const readers = await access.effective(accessPort);
    const living = await grants.ofPort(port);
    return comparePort({
      port,
      grants: living,
      rights: await verify(access, settledRights(living, now)),
      readers,
      enforcesUntil: access.capabilities.until,
      now,
    });
  }

  async #write(
    change: Change,
    port: KnownPort,
    { found, looked, undecided }: PortDifference,
    recipients: readonly string[],
  ) {
    const { drift, ports, transitions, requests } = this.#context;
    const byId = await requests.getRecords(
      looked.map(({ grant }) => grant.requestId),
      change.trx,
    );
    const [changed, same] = split(looked, isChange);
    await transitions.moveMany(
      change,
      changed.flatMap(({ grant, agrees, evidence }) => {
        const request = byId.get(grant.requestId);
        const type = agrees ? 'confirm-present' : 'find-drift';
        const patch = evidence ? { evidence: toGrantEvidence(evidence) } : {};
        return request
          ? [{ request, grant, action: { type }, actor: SYSTEM, patch }]
          : [];
      }),
    );
    await change.noteOnGrants(
      same.flatMap(({ grant, evidence }) =>
        evidence ? [{ ...grant, evidence: toGrantEvidence(evidence) }] : [],
      ),
    );

    const settled = settleFindings({
      port,
      known: await drift.ofPort(port, change.trx),
      found,
      undecided,
      now: change.now,
    });
    const [again, first] = split(
      settled.opened,
      ({ revision }) => revision > 0,
    );
    await drift.insert(change.trx, first);
    await drift.noteSeen(change.trx, settled.seen);
    for (const finding of [...again, ...settled.stuck, ...settled.gone]) {
      await drift.update(change.trx, finding);
    }
    for (const finding of settled.opened) {
      recordDrift(change, 'drift.found', finding);
    }
    for (const finding of settled.stuck) {
      recordDrift(change, 'drift.repair-failed', finding);
    }
    for (const finding of settled.gone) {
      recordDrift(change, 'drift.gone', finding);
    }
    const strangers = settled.opened.filter(one => one.kind === 'unexpected');
    const all = [...recipients, ...this.#context.alarmRecipients];
    if (strangers.length > 0 && all.length > 0) {
      change.notify(strangersMessage(port, strangers, all));
    }
    await ports.noteCompared(port, { at: new Date(change.now) }, change.trx);
    return settled.opened;
  }
}

/** @throws what the engine throws when time alone may mend it */
async function verify(
  access: DataPlatformAccess,
  settled: ReadonlyMap<string, GrantRecord>,
): Promise<Map<string, RightFinding>> {
  const keys = [...settled.keys()];
  const items: AccessItem[] = [...settled.values()].map(toAccessItem);
  const rights = new Map<string, RightFinding>();
  for (let start = 0; start < items.length; start += MOST) {
    const outcomes = await access.verify(items.slice(start, start + MOST));
    outcomes.forEach((outcome, i) => {
      if ('evidence' in outcome) {
        rights.set(keys[start + i], { evidence: outcome.evidence });
      } else if (isPermanent(outcome.error)) {
        rights.set(keys[start + i], { problem: outcome.error.message });
      } else {
        throw outcome.error;
      }
    });
  }
  return rights;
}

function isChange({ grant, agrees }: PortDifference['looked'][number]) {
  return agrees !== (grant.state === 'active');
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter(item => !test(item))];
}
