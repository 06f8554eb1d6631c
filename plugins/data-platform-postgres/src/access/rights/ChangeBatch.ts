import { toError } from '@backstage/errors';
import { attemptPart } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { SchemaFilter } from '../../tables/SchemaFilter';
import { Right } from '../names/Right';
import { RightOutcome } from '../rightsOf';
import { AccessSchema, SchemaState } from '../views/AccessSchema';
import { ensureView } from '../views/ensureView';
import { readTables, requireShareable, Tables } from '../views/readTables';
import { isSound, NO_VIEW, readViews, ViewState } from '../views/readViews';
import { grantMemberships, Pair, revokeMemberships } from './memberships';
import { readFindings } from './readFindings';
import { readPrincipals } from './readPrincipals';

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
    if (this.#left(changes, 'grant').length > 0) {
      await this.#ensureViews(this.#left(changes, 'grant'), tables);
      await this.#eachOf(this.#left(changes, 'grant'), rights =>
        this.#give(rights),
      );
    }
    await this.#eachOf(this.#left(changes, 'revoke'), rights =>
      this.#take(rights, state),
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
    const byRole = new Map(
      grants.map(({ right }) => [right.view.role.name, right]),
    );
    const states = await readViews(
      this.#query,
      this.#schema,
      [...byRole.values()].map(({ view, location }) => ({
        view,
        table: tables.find(location),
      })),
    );
    for (const [role, right] of byRole) {
      const failure = await this.#ensureView(
        right,
        tables,
        states.get(role) ?? NO_VIEW,
      );
      if (failure) {
        grants
          .filter(change => change.right.view.role.name === role)
          .forEach(change => this.#failures.set(change, failure));
      }
    }
  }

  async #ensureView(
    { view, location }: Right,
    tables: Tables,
    state: ViewState,
  ): Promise<Error | undefined> {
    if (isSound(state)) {
      return undefined;
    }
    const made = await attemptPart(this.#query, () =>
      ensureView(
        this.#query,
        {
          view,
          location,
          table: tables.get(location),
          schema: this.#schema,
          proofTimeout: this.#proofTimeout,
        },
        state,
      ),
    );
    return made.failure;
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

  async #give(rights: readonly Right[]): Promise<void> {
    await this.#query(
      `INSERT INTO ${this.#schema.relation('rights')} (role, principal, until)
       SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
       ON CONFLICT (role, principal) DO UPDATE SET until = excluded.until`,
      [
        rights.map(({ view }) => view.role.name),
        rights.map(({ principal }) => principal),
        rights.map(({ until }) => until ?? null),
      ],
    );
    await grantMemberships(this.#query, rights.map(pairOf));
    // The new right takes the place of one from before there were views.
    await revokeMemberships(this.#query, rights.flatMap(olderPairOf));
  }

  async #take(rights: readonly Right[], state: SchemaState): Promise<void> {
    if (state.complete) {
      await this.#query(
        `DELETE FROM ${this.#schema.relation('rights')} r
          USING unnest($1::text[], $2::text[]) AS i(role, principal)
          WHERE r.role = i.role AND r.principal = i.principal`,
        [
          rights.map(({ view }) => view.role.name),
          rights.map(({ principal }) => principal),
        ],
      );
    }
    await revokeMemberships(this.#query, [
      ...rights.map(pairOf),
      ...rights.flatMap(olderPairOf),
    ]);
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

function pairOf({ view, principal }: Right): Pair {
  return { role: view.role.name, principal };
}

function olderPairOf({ reader, principal }: Right): Pair[] {
  return reader ? [{ role: reader.name, principal }] : [];
}
