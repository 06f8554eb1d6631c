import { NotFoundError, NotImplementedError, toError } from '@backstage/errors';
import {
  AccessChange,
  AccessEvidence,
  AccessItem,
  AccessOutcome,
  ConnectionInfo,
  DataPlatformAccess,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';
import { PostgresEngine, Query } from '../engine/PostgresEngine';
import { PostgresSettings } from '../readPostgresConfig';
import { findTable, FoundTable, getTable } from '../tables/describeTable';
import { SchemaFilter } from '../tables/SchemaFilter';
import {
  checkName,
  parseTableLocation,
  TableLocation,
} from '../tables/TableLocation';
import {
  ensureReaderRole,
  grantMembership,
  revokeMemberships,
} from './changeAccess';
import { connectionInfo } from './connectionInfo';
import { findAccess, Findings } from './findings';
import { judge, Subject } from './judge';
import { ReaderRole, readerRoleOf } from './ReaderRole';
import { requireGrantablePrincipal } from './requireGrantablePrincipal';
import { terminateSessions } from './terminateSessions';

interface Right {
  role: ReaderRole;
  principal: string;
  location: TableLocation;
}

/**
 * Rights to read tables, as memberships in reader roles.
 *
 * Two items with the same product, port, major version and principal are one
 * membership here: who counts how many grants need it is the caller.
 * @internal
 */
export class PostgresAccess implements DataPlatformAccess {
  readonly capabilities = {
    columns: false,
    rows: false,
    masks: [],
    until: false,
  };
  readonly #platform: string;
  readonly #engine: PostgresEngine;
  readonly #schemas: SchemaFilter;
  readonly #settings: PostgresSettings;

  constructor(options: {
    platform: string;
    engine: PostgresEngine;
    schemas: SchemaFilter;
    settings: PostgresSettings;
  }) {
    this.#platform = options.platform;
    this.#engine = options.engine;
    this.#schemas = options.schemas;
    this.#settings = options.settings;
  }

  async change(changes: readonly AccessChange[]): Promise<AccessOutcome[]> {
    return eachOf(changes, ({ type, item }) =>
      type === 'grant' ? this.#grant(item) : this.#revoke(item),
    );
  }

  async verify(items: readonly AccessItem[]): Promise<AccessOutcome[]> {
    return eachOf(items, item => this.#verify(item));
  }

  async effective(): Promise<EffectiveReader[]> {
    throw new NotImplementedError('Not there yet');
  }

  async withdraw(): Promise<void> {
    throw new NotImplementedError('Not there yet');
  }

  async retire(): Promise<string[]> {
    throw new NotImplementedError('Not there yet');
  }

  describe(item: Omit<AccessItem, 'principal'>): string {
    const { schema, table } = parseTableLocation(item.location);
    return `SELECT on ${schema}.${table}`;
  }

  async #grant(item: AccessItem): Promise<AccessEvidence> {
    const right = this.#readItem(item);
    return this.#engine.change(async query => {
      const table = await getTable(query, this.#schemas, right.location);
      await requireGrantablePrincipal(query, right.principal);
      await ensureReaderRole(query, right.role, right.location, table);
      await grantMembership(query, right.role, right.principal);
      return toEvidence(await this.#find(query, right, table), right, table);
    });
  }

  async #revoke(item: AccessItem): Promise<AccessEvidence> {
    const right = this.#readItem(item);
    const evidence = await this.#engine.change(async query => {
      // The right ends also when the table is gone.
      const table = await findTable(query, this.#schemas, right.location);
      await revokeMemberships(query, right.role, right.principal);
      return toEvidence(await this.#find(query, right, table), right, table);
    });
    if (!this.#settings.terminateSessions) {
      return evidence;
    }
    // After the commit, so that no new session finds the right still there.
    return terminateSessions(this.#engine.query, right.principal, evidence);
  }

  async #verify(item: AccessItem): Promise<AccessEvidence> {
    const right = this.#readItem(item);
    return this.#engine.read(async query => {
      const table = await getTable(query, this.#schemas, right.location);
      const findings = await this.#find(query, right, table);
      if (!findings.principalExists) {
        throw new NotFoundError(
          `There is no role '${right.principal}' in the database`,
        );
      }
      return toEvidence(findings, right, table);
    });
  }

  connection(item: AccessItem): ConnectionInfo {
    const { principal, location } = this.#readItem(item);
    return connectionInfo({
      ...this.#settings.public,
      database: this.#settings.connection.database,
      principal,
      location,
    });
  }

  #readItem(item: AccessItem): Right {
    return {
      role: readerRoleOf(this.#platform, item),
      principal: checkName('principal', item.principal),
      location: parseTableLocation(item.location),
    };
  }

  #find(
    query: Query,
    right: Right,
    table: FoundTable | undefined,
  ): Promise<Findings> {
    return findAccess(query, {
      principal: right.principal,
      readerRole: right.role.name,
      table,
    });
  }
}

async function eachOf<T>(
  all: readonly T[],
  run: (one: T) => Promise<AccessEvidence>,
): Promise<AccessOutcome[]> {
  const outcomes: AccessOutcome[] = [];
  for (const one of all) {
    outcomes.push(
      await run(one).then(
        evidence => ({ evidence }),
        error => ({ error: toError(error) as Error }),
      ),
    );
  }
  return outcomes;
}

function toEvidence(
  findings: Findings,
  right: Right,
  table: FoundTable | undefined,
): AccessEvidence {
  const subject: Subject = {
    principal: right.principal,
    readerRole: right.role.name,
    table: `${right.location.schema}.${right.location.table}`,
    tableExists: table !== undefined,
  };
  const { otherPaths, memberships, reader } = findings;
  return {
    ...judge(findings, subject),
    checkedAt: findings.checkedAt.toISOString(),
    details: {
      database: findings.database,
      table: subject.table,
      principal: subject.principal,
      readerRole: subject.readerRole,
      memberships: memberships.map(
        m =>
          `granted by ${m.grantor}, inherit ${m.inherit}, set ${m.set}, admin ${m.admin}`,
      ),
      connect: findings.connect,
      schemaUsage: findings.schemaUsage,
      selectTable: findings.selectTable,
      selectAnyColumn: findings.selectAnyColumn,
      otherPaths: otherPaths.filter(p => !p.managed).map(p => p.via),
      otherManagedRights: otherPaths.filter(p => p.managed).map(p => p.via),
      surplusRights: reader.surplus,
      rowSecurity: findings.rowSecurity,
    },
  };
}
