import {
  AccessFilter,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * An output port as the engine sees it.
 * @public
 */
export interface AccessPort {
  /** Full entity ref of the data product, lower case. */
  product: string;
  port: string;
  /** Semantic version of the port; rights are held per major version. */
  version: string;
  /** Where the port is, from the entity. */
  location: Record<string, string>;
}

/**
 * A right to read one version of one output port, for one principal. Items
 * that are the same but for `until` always mean the same right, so grants and
 * revocations may be repeated.
 *
 * Items that differ in their minor version only are one right in the engine.
 * The caller counts how many grants need it, and revokes when none does.
 * @public
 */
export interface AccessItem extends AccessPort {
  /**
   * The login role in the engine, from the trusted mapping: never from a
   * request body.
   */
  principal: string;
  /** All columns and rows when absent. */
  filter?: AccessFilter;
  /** Columns that are not shown as they are. */
  masks?: ColumnMask[];
  /**
   * ISO 8601. From then on the engine itself refuses the right, whoever is
   * down; without an end when absent. Needed by `grant` only.
   */
  until?: string;
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
  /** ISO 8601: until when the engine lets the principal read; no end if absent. */
  until?: string;
  /** The raw findings, e.g. role, membership options, effective privileges. */
  details: Record<string, string | number | boolean | string[] | null>;
}

/**
 * What came of one item of many: evidence, or why there is none. The error is
 * one of those that {@link DataPlatformAccess} names.
 * @public
 */
export type AccessOutcome = { evidence: AccessEvidence } | { error: Error };

/**
 * One change of many.
 * @public
 */
export interface AccessChange {
  type: 'grant' | 'revoke';
  item: AccessItem;
}

/**
 * Somebody who can really read a port.
 * @public
 */
export interface EffectiveReader {
  /** The same for the same principal and path at every look. */
  id: string;
  principal: string;
  /** By which path, in words, e.g. `a right given to PUBLIC`. */
  path: string;
  /**
   * `managed`: by a right that Meshport keeps, of this port or another one.
   * `administrator`: an owner of the data, a superuser or another role that
   * the configuration expects to read everything. `unmanaged`: anything else.
   */
  kind: 'managed' | 'administrator' | 'unmanaged';
  /** What is managed, for `managed`. */
  item?: Pick<AccessItem, 'product' | 'port' | 'version' | 'filter' | 'masks'>;
  /** Absent: all columns. */
  columns?: string[];
  /** ISO 8601. */
  until?: string;
  /** Whether {@link DataPlatformAccess.withdraw} can end it. */
  withdrawable: boolean;
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
 * What an engine can do beyond granting a whole port.
 * @public
 */
export interface AccessCapabilities {
  columns: boolean;
  rows: boolean;
  masks: readonly ColumnMask['mask'][];
  /** Whether the engine itself refuses a right past its `until`. */
  until: boolean;
}

/**
 * Grants and ends rights in the engine.
 *
 * Errors are `ServiceUnavailableError` when the engine cannot be reached (worth
 * retrying), `NotFoundError` when the table, a column or the principal does not
 * exist, `ConflictError` when something in the engine stands in the way that
 * Meshport did not make, and `InputError` for a malformed item. What ends in an
 * error leaves nothing half done; repeat it, or verify, to learn whether it
 * came through before the engine went away.
 * @public
 */
export interface DataPlatformAccess {
  readonly capabilities: AccessCapabilities;
  /**
   * Grants and revokes, reads every right back and says what was found, in the
   * order given. Idempotent. An item that fails keeps none of the others. When
   * the table or the principal of a revocation is gone there is nothing to
   * read: `absent`.
   *
   * @param changes - at most 500, no right twice
   */
  change(changes: readonly AccessChange[]): Promise<AccessOutcome[]>;
  /**
   * Reads without changing anything, in the order given.
   *
   * @param items - at most 500
   */
  verify(items: readonly AccessItem[]): Promise<AccessOutcome[]>;
  /**
   * Everyone who can really read the port, by whatever path; one entry for each
   * path. Throws.
   */
  effective(port: AccessPort): Promise<EffectiveReader[]>;
  /**
   * Ends an unmanaged path that {@link DataPlatformAccess.effective} has found.
   * One that is gone already is no failure.
   *
   * @throws as all, and `ConflictError` when it cannot be ended from here
   */
  withdraw(port: AccessPort, readerId: string): Promise<void>;
  /**
   * Ends all rights of a port's major version and takes away what Meshport made
   * for it. Idempotent.
   *
   * @returns what was taken away, and what had to stay, in words; nothing when
   * there was nothing
   */
  retire(port: AccessPort): Promise<string[]>;
  /** How the principal connects; no I/O. */
  connection(item: AccessItem): ConnectionInfo;
  /**
   * The right in words, e.g. `SELECT on 3 columns of flights.flights`; no I/O.
   */
  describe(item: Omit<AccessItem, 'principal'>): string;
}
