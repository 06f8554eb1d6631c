import { randomBytes } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { Query } from '../../engine/PostgresEngine';
import { writeMarker } from '../names/meshRole';
import { guardBody } from './guardBody';

/**
 * What a reading finds of Meshport's schema.
 * @internal
 */
export interface SchemaState {
  exists: boolean;
  /** There, Meshport's own, and with all that belongs in it. */
  complete: boolean;
  /** The function that refuses is as Meshport made it. */
  guarded: boolean;
  /** Why the schema cannot be used, in words. */
  refusal?: string;
}

/**
 * The schema in which consumers read, and in which Meshport writes down who may
 * until when. It belongs to the provisioner; others may look names up in it and
 * nothing else.
 * @internal
 */
export class AccessSchema {
  readonly name: string;
  readonly #marker: string;
  readonly #guardBody: string;

  constructor(options: { name: string; platform: string }) {
    this.name = options.name;
    this.#marker = writeMarker({ platform: options.platform, schema: true });
    this.#guardBody = guardBody(this.relation('rights'));
  }

  get quotedName(): string {
    return escapeIdentifier(this.name);
  }

  /** The quoted name of something in the schema. */
  relation(name: string): string {
    return `${this.quotedName}.${escapeIdentifier(name)}`;
  }

  /**
   * A condition without columns that is true for whoever has the right, and
   * raises `insufficient_privilege` otherwise. PostgreSQL evaluates it once for
   * a query, before it reads the first row.
   */
  guard(role: string): string {
    return `(SELECT ${this.relation('may_read')}(${escapeLiteral(role)}))`;
  }

  /** Reads what there is. Changes nothing. */
  async read(query: Query): Promise<SchemaState> {
    const [found] = await query<{
      owner: string;
      own: boolean;
      marker: string | null;
      empty: boolean;
      complete: boolean;
      guarded: boolean;
    }>(
      `SELECT pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
              pg_catalog.pg_get_userbyid(n.nspowner) = current_user AS own,
              obj_description(n.oid, 'pg_namespace') AS marker,
              NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid) AS empty,
              has_schema_privilege('public', n.oid, 'USAGE') AND (
                SELECT count(*) = 3 FROM pg_catalog.pg_class c
                 WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                   AND c.relname IN ('port_views', 'rights', 'mask_key')) AS complete,
              EXISTS (
                SELECT FROM pg_catalog.pg_proc p
                 WHERE p.pronamespace = n.oid AND p.proname = 'may_read'
                   AND p.proowner = n.nspowner AND p.prosecdef AND p.prosrc = $2
                   AND p.proconfig = '{"search_path=pg_catalog, pg_temp"}') AS guarded
         FROM pg_catalog.pg_namespace n
        WHERE n.nspname = $1`,
      [this.name, this.#guardBody],
    );
    if (!found) {
      return { exists: false, complete: false, guarded: false };
    }
    const { complete, guarded } = found;
    const usable =
      found.own &&
      (found.marker === this.#marker || (found.marker === null && found.empty));
    return usable
      ? { exists: true, complete: complete && found.marker !== null, guarded }
      : {
          exists: true,
          complete: false,
          guarded: false,
          refusal: this.#refusal(found.own, found.owner),
        };
  }

  /**
   * Makes the schema, or mends it.
   *
   * @throws `ConflictError` when there is one that Meshport did not make
   */
  async prepare(query: Query): Promise<void> {
    const state = await this.read(query);
    if (state.refusal) {
      throw new ConflictError(state.refusal);
    }
    if (!state.complete) {
      if (!state.exists) {
        await query(`CREATE SCHEMA ${this.quotedName}`);
      }
      await this.#fill(query);
    }
    if (!state.guarded) {
      await query(`
        CREATE OR REPLACE FUNCTION ${this.relation('may_read')}(role text)
        RETURNS boolean LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS ${escapeLiteral(this.#guardBody)}`);
    }
  }

  async #fill(query: Query): Promise<void> {
    const schema = this.quotedName;
    await query(
      `COMMENT ON SCHEMA ${schema} IS ${escapeLiteral(this.#marker)}`,
    );
    // To look names up. What may be read is said for each view.
    await query(`GRANT USAGE ON SCHEMA ${schema} TO PUBLIC`);
    await query(`
      CREATE TABLE IF NOT EXISTS ${this.relation('port_views')} (
        role text PRIMARY KEY,
        view text NOT NULL UNIQUE,
        product text NOT NULL,
        port text NOT NULL,
        major integer NOT NULL,
        filter jsonb,
        masks jsonb,
        schema_name text NOT NULL,
        table_name text NOT NULL,
        columns text NOT NULL,
        definition text NOT NULL,
        server_version integer NOT NULL
      )`);
    await query(`
      CREATE TABLE IF NOT EXISTS ${this.relation('rights')} (
        role text REFERENCES ${this.relation('port_views')} ON DELETE CASCADE,
        principal text,
        until timestamptz,
        PRIMARY KEY (role, principal)
      )`);
    await query(
      `CREATE INDEX IF NOT EXISTS rights_principal ON ${this.relation(
        'rights',
      )} (principal)`,
    );
    await query(`
      CREATE TABLE IF NOT EXISTS ${this.relation(
        'mask_key',
      )} (key bytea NOT NULL)`);
    await query(
      `INSERT INTO ${this.relation('mask_key')} (key)
       SELECT $1 WHERE NOT EXISTS (SELECT FROM ${this.relation('mask_key')})`,
      [randomBytes(32)],
    );
  }

  #refusal(own: boolean, owner: string): string {
    const mend =
      'name another schema in access.schema of the data platform, or drop this one';
    return own
      ? `The schema ${this.name} holds things that Meshport did not put there for this data platform; ${mend}`
      : `The schema ${this.name} belongs to ${owner} and not to the provisioner; ${mend}, or give it to the provisioner`;
  }
}
