import { toError } from '@backstage/errors';
import { attemptPart } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { SchemaFilter } from '../../tables/SchemaFilter';
import { Right } from '../names/Right';
import { RightOutcome } from '../rightsOf';
import { AccessSchema, SchemaState } from '../views/AccessSchema';
import { ensureViews } from '../views/ensureViews';
import { readTables, requireShareable, Tables } from '../views/readTables';
import { readFindings } from './readFindings';
import { readPrincipals } from './readPrincipals';
import { endMemberships, giveRights, strikeRights } from './writeRights';

/**
 * One change of many.
 * @internal
 */
export interface RightChange {
  type: 'grant' | 'revoke';
  right: Right;
}

/**
 * Changes rights within one transaction: what all need is read and written
 * together, and what one cannot have fails that one only.
 * @internal
 */
export class ChangeBatch {
  readonly #query: Query;
  readonly #schema: AccessSchema;
  readonly #schemas: SchemaFilter;
  readonly #proofTimeout: number;
  readonly #failures = new Map<RightChange, Error>();

  constructor(
    query: Query,
    options: {
      schema: AccessSchema;
      schemas: SchemaFilter;
      proofTimeout: number;
    },
  ) {
    this.#query = query;
    this.#schema = options.schema;
    this.#schemas = options.schemas;
    this.#proofTimeout = options.proofTimeout;
  }

  /**
   * @returns in the order of the changes
   * @throws what concerns all of them
   */
  async run(changes: readonly RightChange[]): Promise<RightOutcome[]> {
    const tables = await readTables(
      this.#query,
      this.#schemas,
      changes.map(({ right }) => right.location),
    );
    await this.#refuse(changes, tables);
    await this.#prepareSchema(this.#left(changes, 'grant'));
    const state = await this.#schema.read(this.#query);
    await this.#ensureViews(this.#left(changes, 'grant'), tables);
    await this.#eachOf(this.#left(changes, 'grant'), rights =>
      giveRights(this.#query, this.#schema, rights),
    );
    const revocations = this.#left(changes, 'revoke');
    if (state.complete && revocations.length > 0) {
      // All of them, whatever becomes of the memberships.
      await strikeRights(
        this.#query,
        this.#schema,
        revocations.map(({ right }) => right),
      );
    }
    await this.#eachOf(revocations, rights =>
      endMemberships(this.#query, rights),
    );
    return this.#outcomes(changes, state, tables);
  }

  #left(
    changes: readonly RightChange[],
    type: RightChange['type'],
  ): RightChange[] {
    return changes.filter(
      change => change.type === type && !this.#failures.has(change),
    );
  }

  async #prepareSchema(grants: readonly RightChange[]): Promise<void> {
    if (grants.length === 0) {
      return;
    }
    const { failure } = await attemptPart(this.#query, () =>
      this.#schema.prepare(this.#query),
    );
    if (failure) {
      grants.forEach(change => this.#failures.set(change, failure));
    }
  }

  async #refuse(
    changes: readonly RightChange[],
    tables: Tables,
  ): Promise<void> {
    const grants = this.#left(changes, 'grant');
    if (grants.length === 0) {
      return;
    }
    const principals = await readPrincipals(
      this.#query,
      grants.map(({ right }) => right.principal),
    );
    for (const change of grants) {
      const { location, principal } = change.right;
      try {
        requireShareable(tables.get(location), location);
      } catch (error) {
        this.#failures.set(change, toError(error) as Error);
        continue;
      }
      const refusal = principals.refusal(principal);
      if (refusal) {
        this.#failures.set(change, refusal);
      }
    }
  }

  async #ensureViews(
    grants: readonly RightChange[],
    tables: Tables,
  ): Promise<void> {
    if (grants.length === 0) {
      return;
    }
    const failures = await ensureViews(
      this.#query,
      grants.map(({ right }) => right),
      {
        schema: this.#schema,
        tables,
        proofTimeout: this.#proofTimeout,
      },
    );
    for (const change of grants) {
      const failure = failures.get(change.right.view.role.name);
      if (failure) {
        this.#failures.set(change, failure);
      }
    }
  }

  // Together, and when something stands in the way of one, one by one.
  async #eachOf(
    changes: readonly RightChange[],
    work: (rights: readonly Right[]) => Promise<void>,
  ): Promise<void> {
    if (changes.length === 0) {
      return;
    }
    const together = await attemptPart(this.#query, () =>
      work(changes.map(({ right }) => right)),
    );
    if (!together.failure) {
      return;
    }
    for (const change of changes) {
      const { failure } = await attemptPart(this.#query, () =>
        work([change.right]),
      );
      if (failure) {
        this.#failures.set(change, failure);
      }
    }
  }

  async #outcomes(
    changes: readonly RightChange[],
    state: SchemaState,
    tables: Tables,
  ): Promise<RightOutcome[]> {
    const done = changes.filter(change => !this.#failures.has(change));
    const findings = await readFindings(
      this.#query,
      this.#schema,
      state,
      done.map(({ right }) => right),
      tables,
    );
    const found = new Map(done.map((change, i) => [change, findings[i]]));
    return changes.map(change => {
      const error = this.#failures.get(change);
      return error ? { error } : { findings: found.get(change)! };
    });
  }
}
