import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from '@meshport/backstage-plugin-data-mesh-common';
import { MeasureRequest, TableMeasurement } from './Measurement';

/**
 * A right to read one version of one output port, for one principal. The same
 * item always means the same right, so grants and revocations may be repeated.
 *
 * Items that differ in their minor version only are one right in the engine.
 * The caller counts how many grants need it, and revokes when none does.
 * @public
 */
export interface AccessItem {
  /** Full entity ref of the data product, lower case. */
  product: string;
  port: string;
  /** Semantic version of the port; the right is held per major version. */
  version: string;
  /** Where the port is, from the entity. */
  location: Record<string, string>;
  /**
   * The login role in the engine, from the trusted mapping: never from a
   * request body.
   */
  principal: string;
}

/**
 * What the engine said after it was asked.
 * @public
 */
export interface AccessEvidence {
  /**
   * `present`: the principal can read by the managed right, which is as it
   * should be. `absent`: the managed right is not there, and nothing that
   * Meshport does not manage lets the principal read. `differs`: anything
   * else, e.g. the managed right is gone but a right given by hand still lets
   * them read. Rights that Meshport manages for other ports of the same table
   * make no difference: `summary` names them.
   */
  state: 'present' | 'absent' | 'differs';
  /** ISO timestamp of the engine's clock. */
  checkedAt: string;
  /** What was found, in words, for the request page. */
  summary: string;
  /** The raw findings, e.g. role, membership options, effective privileges. */
  details: Record<string, string | number | boolean | string[] | null>;
}

/**
 * How a consumer connects to a port.
 * @public
 */
export interface ConnectionInfo {
  /** Label and value, in the order to show them, e.g. Host, Port, Database. */
  properties: { label: string; value: string }[];
  /** Something to paste, e.g. a psql command. Never holds a secret. */
  command?: string;
  /** A statement that reads the port. */
  statement?: string;
}

/**
 * Grants and ends rights in the engine.
 *
 * All methods throw `ServiceUnavailableError` when the engine cannot be
 * reached (worth retrying), `ConflictError` when something in the engine stands
 * in the way that Meshport did not make, and `InputError` for a malformed item.
 * A call that throws leaves nothing half done; repeat it, or verify, to learn
 * whether it came through before the engine went away.
 * @public
 */
export interface DataPlatformAccess {
  /**
   * Grants the right, reads it back and returns what was found. Idempotent.
   *
   * @throws `NotFoundError` when the table or the principal does not exist
   */
  grant(item: AccessItem): Promise<AccessEvidence>;
  /**
   * Ends the right, reads it back and returns what was found. Idempotent. When
   * the table or the principal is gone there is nothing to read: `absent`.
   */
  revoke(item: AccessItem): Promise<AccessEvidence>;
  /**
   * Reads without changing anything.
   *
   * @throws `NotFoundError` when the table or the principal does not exist
   */
  verify(item: AccessItem): Promise<AccessEvidence>;
  /** How the principal connects; no I/O. */
  connection(item: AccessItem): ConnectionInfo;
}

/**
 * One engine that holds data. The one seam between Meshport and every engine.
 * @public
 */
export interface DataPlatform extends DataPlatformSummary {
  /** Tables and views that a data product can be made from, by title. */
  listTables(): Promise<TableSummary[]>;
  /**
   * A table as it is now.
   *
   * @throws `NotFoundError` when it does not exist, `InputError` for a
   * malformed location, `ServiceUnavailableError` when the engine is down.
   */
  describe(location: Record<string, string>): Promise<TableDescription>;
  /**
   * Measures rules of a contract, the number of rows and bounds of columns in
   * the whole table, in the engine, on one unchanging view of it. Metrics of
   * the library take one pass over the table, however many they are; only each
   * set of columns whose values must not repeat may take one of its own. No
   * data is changed, and nobody's rights are.
   *
   * A rule in SQL runs only as one reading SELECT on the port's own table, with
   * the rights of a reader of the port, limited in time and rows. Whatever else
   * it is, and whatever fails in it, is `not executed` and does not keep the
   * others.
   *
   * @param options - `signal` ends the statement that runs
   * @throws as `describe` does, `InputError` when two rules have the same key,
   * and the reason of the signal when it is aborted
   */
  measure(
    request: MeasureRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TableMeasurement>;
  /**
   * Who may offer this location as a data product, by the configuration: an
   * output port says where its data is, but not whose it is. No I/O; never
   * throws, also not for a malformed location.
   *
   * @returns full entity refs, lower case; an empty list when nobody may, and
   * `undefined` when the configuration does not say it for this platform
   */
  owners(location: Record<string, string>): string[] | undefined;
  access: DataPlatformAccess;
  /** Closes connections; called once at shutdown. */
  close(): Promise<void>;
}
