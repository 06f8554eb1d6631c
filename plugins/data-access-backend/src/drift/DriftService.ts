import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  accessDriftDecidePermission,
  DataAccessApi,
  DriftFinding,
  PortComparison,
} from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change } from '../database/Change';
import { GrantService } from '../grants/GrantService';
import { Authorizer } from '../permissions/Authorizer';
import { productRef } from '../ports/PortCatalog';
import { ownersOf } from '../ports/terms';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { DriftEventType, recordDrift } from './driftEvents';
import { DriftStore } from './DriftStore';
import { PortComparer } from './PortComparer';
import { PortStore } from './PortStore';
import { toDriftFinding } from './rows';
import { FindingRecord, KnownPort } from './types';

/** Nobody leaves something as it is for longer without looking again. */
const LONGEST_ADOPTION = { years: 1 };

/** Somebody who asks. */
interface Reader {
  credentials: BackstageCredentials;
  userRef: string;
  claims: readonly string[];
}

type DriftDecision = Parameters<DataAccessApi['decideDrift']>[1];

/** @internal */
export interface DriftServiceContext {
  database: AccessDatabase;
  drift: DriftStore;
  ports: PortStore;
  comparer: PortComparer;
  grants: GrantService;
  transitions: GrantTransitions;
  authorizer: Authorizer;
  catalog: CatalogService;
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
    reader: Reader,
  ): Promise<{ items: DriftFinding[]; ports: PortComparison[] }> {
    const { drift, ports } = this.#context;
    const products = await this.#readable(query.product, reader);
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
  async productsFor(reader: Reader): Promise<string[] | undefined> {
    return this.#readable(undefined, reader);
  }

  /**
   * Compares the ports of a product now.
   *
   * @returns what is found, as {@link DriftService.list}
   * @throws as {@link DriftService.list}
   */
  async compare(
    product: string,
    reader: Reader,
  ): Promise<{ items: DriftFinding[]; ports: PortComparison[] }> {
    const { ports, comparer } = this.#context;
    const products = await this.#readable(product, reader);
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
   * that is not complete
   */
  async decide(
    id: string,
    decision: DriftDecision,
    reader: Reader,
  ): Promise<DriftFinding> {
    const finding = await this.#decidable(id, reader);
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
    reader: Reader,
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
    reader: Reader,
  ): Promise<DriftFinding> {
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

  async #write(
    change: Change,
    next: FindingRecord,
    type: DriftEventType,
    reader: Reader,
    comment: string,
  ): Promise<DriftFinding> {
    const written = await this.#context.drift.update(change.trx, next);
    if (!written) {
      throw changed(next.revision);
    }
    recordDrift(change, type, written, { actor: reader.userRef, comment });
    return toDriftFinding(written);
  }

  async #decidable(id: string, reader: Reader): Promise<FindingRecord> {
    const { drift, authorizer, catalog } = this.#context;
    const finding = await drift.get(id);
    if (!finding) {
      throw notFound(id);
    }
    const [entity, mayDecide, seesAll] = await Promise.all([
      catalog.getEntityByRef(finding.product, reader),
      authorizer.has(accessDriftDecidePermission, reader.credentials),
      this.#seesAll(reader),
    ]);
    if (mayDecide || (entity && owns(ownersOf(entity), reader))) {
      return finding;
    }
    throw seesAll
      ? new NotAllowedError(
          'Only an owner of the data product, or who may decide about drift, can do this',
        )
      : notFound(id);
  }

  /** Whose drift the reader may see; `undefined` when that is everyone's. */
  async #readable(
    product: string | undefined,
    reader: Reader,
  ): Promise<string[] | undefined> {
    const { catalog } = this.#context;
    const seesAll = await this.#seesAll(reader);
    if (product !== undefined) {
      const ref = productRef(product);
      const entity = await catalog.getEntityByRef(ref, reader);
      if (!entity && !seesAll) {
        throw new NotFoundError(`There is no data product ${ref}`);
      }
      if (!seesAll && !(entity && owns(ownersOf(entity), reader))) {
        throw new NotAllowedError(
          `Only owners of ${ref}, and those who may see all requests, see who can read its ports`,
        );
      }
      return [ref];
    }
    if (seesAll) {
      return undefined;
    }
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'DataProduct',
          [`relations.${RELATION_OWNED_BY}`]: [...reader.claims],
        },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      reader,
    );
    return items.map(entity => stringifyEntityRef(entity));
  }

  async #seesAll({ credentials }: Reader): Promise<boolean> {
    try {
      const allowed = await this.#context.authorizer.readable(credentials);
      return allowed === undefined;
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return false;
      }
      throw error;
    }
  }
}

function owns(owners: readonly string[], { claims }: Reader): boolean {
  return owners.some(owner => claims.includes(owner));
}

function changed(revision: number): ConflictError {
  return new ConflictError(
    `It has changed since revision ${revision}; look at it again, then decide`,
  );
}

function notFound(id: string): NotFoundError {
  return new NotFoundError(`There is no drift ${id}`);
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
