import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  DataAccessApi,
  DriftFinding,
  PortComparison,
} from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change } from '../database/Change';
import { GrantService } from '../grants/GrantService';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { DriftEventType, recordDrift } from './driftEvents';
import { DriftStore } from './DriftStore';
import { driftNotFound, DriftReader, DriftVisibility } from './DriftVisibility';
import { PortComparer } from './PortComparer';
import { PortStore } from './PortStore';
import { toDriftFinding } from './rows';
import { FindingRecord, KnownPort } from './types';

/** Nobody leaves something as it is for longer without looking again. */
const LONGEST_ADOPTION = { years: 1 };

type DriftDecision = Parameters<DataAccessApi['decideDrift']>[1];

/** @internal */
export interface DriftServiceContext {
  database: AccessDatabase;
  drift: DriftStore;
  ports: PortStore;
  comparer: PortComparer;
  grants: GrantService;
  transitions: GrantTransitions;
  visibility: DriftVisibility;
  /** Login roles of whom somebody may ask for. */
  principalsOf: (
    reader: DriftReader,
    platform: string,
  ) => Promise<ReadonlySet<string>>;
  /** Brings the known ports up to date. */
  refresh: () => Promise<void>;
  /** Told when something is to be repaired. */
  onRepair: () => void;
}

/**
 * What people see of drift and decide about it: owners of a product, and those
 * the permission policy lets.
 * @internal
 */
export class DriftService {
  readonly #context: DriftServiceContext;

  constructor(context: DriftServiceContext) {
    this.#context = context;
  }

  /**
   * @throws `NotFoundError` when there is no such product for the reader,
   * `NotAllowedError` when its drift is not for them
   */
  async list(
    query: { product?: string; state?: DriftFinding['state'] },
    reader: DriftReader,
  ): Promise<{ items: DriftFinding[]; ports: PortComparison[] }> {
    const { drift, ports, visibility } = this.#context;
    const products = await visibility.products(query.product, reader);
    const [findings, known] = await Promise.all([
      drift.list({ products, state: query.state }),
      ports.list(products),
    ]);
    return {
      items: findings.map(toDriftFinding),
      ports: known.map(toComparison),
    };
  }

  /** Products whose drift the reader may see; `undefined` when that is all. */
  async productsFor(reader: DriftReader): Promise<string[] | undefined> {
    return this.#context.visibility.products(undefined, reader);
  }

  /**
   * Compares the ports of a product now.
   *
   * @returns what is found, as {@link DriftService.list}
   * @throws as {@link DriftService.list}
   */
  async compare(
    product: string,
    reader: DriftReader,
  ): Promise<{ items: DriftFinding[]; ports: PortComparison[] }> {
    const { ports, comparer, refresh, visibility } = this.#context;
    const products = await visibility.products(product, reader);
    await refresh();
    for (const port of await ports.list(products)) {
      await comparer.compare(port);
    }
    return this.list({ product }, reader);
  }

  /**
   * Repairs something, or leaves it as it is for a time.
   *
   * @throws `NotFoundError` when it is not there or not for the reader to see,
   * `NotAllowedError` when it is not for them to decide, `ConflictError` when
   * it has changed or cannot be repaired from here, `InputError` for a decision
   * that is not complete. Nobody leaves a right of their own as it is
   */
  async decide(
    id: string,
    decision: DriftDecision,
    reader: DriftReader,
  ): Promise<DriftFinding> {
    const finding = await this.#context.drift.get(id);
    if (!finding) {
      throw driftNotFound(id);
    }
    await this.#context.visibility.requireDecide(finding, reader);
    const reason = decision.reason.trim();
    if (!reason) {
      throw new InputError('reason: say why');
    }
    if (finding.revision !== decision.revision) {
      throw changed(decision.revision);
    }
    if (finding.state === 'gone' || finding.state === 'repairing') {
      throw new ConflictError(
        finding.state === 'gone'
          ? 'It is no longer there'
          : 'It is being repaired already',
      );
    }
    return decision.action === 'repair'
      ? this.#repair(finding, reason, reader)
      : this.#adopt(finding, { reason, until: decision.until }, reader);
  }

  async #repair(
    finding: FindingRecord,
    comment: string,
    reader: DriftReader,
  ): Promise<DriftFinding> {
    const { database, grants, transitions, onRepair } = this.#context;
    if (!finding.repairable) {
      throw new ConflictError(
        `${finding.summary}. That cannot be ended from here; ask an administrator of the engine`,
      );
    }
    const found =
      finding.kind !== 'unexpected' && finding.requestId
        ? await grants.find(finding.requestId)
        : undefined;
    const { adopted, failure, ...rest } = finding;
    const written = await database.change(async change => {
      if (found) {
        await transitions.move(change, {
          ...found,
          action: { type: 'retry' },
          actor: reader.userRef,
          comment,
          patch: { failure: undefined },
        });
      }
      const next: FindingRecord = { ...rest, state: 'repairing' };
      return this.#write(change, next, 'drift.repairing', reader, comment);
    });
    onRepair();
    return written;
  }

  async #adopt(
    finding: FindingRecord,
    { reason, until }: { reason: string; until: string },
    reader: DriftReader,
  ): Promise<DriftFinding> {
    await this.#requireStranger(finding, reader);
    return this.#context.database.change(change => {
      const end = DateTime.fromISO(until, { zone: 'utc' });
      const now = DateTime.fromISO(change.now, { zone: 'utc' });
      if (!(end > now)) {
        throw new InputError(`until: '${until}' is not a time to come`);
      }
      if (end > now.plus(LONGEST_ADOPTION)) {
        throw new InputError('until: choose a time within a year');
      }
      const next: FindingRecord = {
        ...finding,
        state: 'adopted',
        adopted: {
          by: reader.userRef,
          at: change.now,
          reason,
          until: end.toJSDate().toISOString(),
        },
      };
      return this.#write(change, next, 'drift.adopted', reader, reason);
    });
  }

  /** What is left as it is was approved by nobody else. */
  async #requireStranger(
    finding: FindingRecord,
    reader: DriftReader,
  ): Promise<void> {
    const { principal, platform, kind } = finding;
    if (kind === 'missing') {
      return;
    }
    const own = await this.#context.principalsOf(reader, platform);
    if (own.has(principal)) {
      throw new NotAllowedError(
        `${principal} is a login role of yours, and nobody decides about their own right; another owner has to, or ask for access`,
      );
    }
  }

  async #write(
    change: Change,
    next: FindingRecord,
    type: DriftEventType,
    reader: DriftReader,
    comment: string,
  ): Promise<DriftFinding> {
    const written = await this.#context.drift.update(change.trx, next);
    if (!written) {
      throw changed(next.revision);
    }
    recordDrift(change, type, written, { actor: reader.userRef, comment });
    return toDriftFinding(written);
  }
}

function changed(revision: number): ConflictError {
  return new ConflictError(
    `It has changed since revision ${revision}; look at it again, then decide`,
  );
}

function toComparison(port: KnownPort): PortComparison {
  const { product, port: name, version, platform, comparedAt, failure } = port;
  return {
    product,
    port: name,
    version,
    platform,
    ...(comparedAt && { comparedAt }),
    ...(failure && { failure }),
  };
}
