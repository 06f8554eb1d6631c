import { TableDescription } from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatform } from '../DataPlatform';
import { AccessItem } from '../DataPlatformAccess';

/**
 * The rows of the table that is measured.
 * @public
 */
export const MEASURED_ROWS: readonly {
  id: number | null;
  code: string | null;
  day: string | null;
}[] = [
  { id: 1, code: 'AB1', day: '2001-01-02' },
  { id: 2, code: 'AB2', day: '2001-03-04' },
  { id: 2, code: 'AB2', day: '1999-12-31' },
  { id: 3, code: null, day: null },
  { id: null, code: 'bad', day: '2001-01-02' },
];

/**
 * A real engine, prepared for the conformance kit. The kit gives and ends
 * rights on what is in it and nothing else.
 * @public
 */
export interface DataPlatformFixture {
  /**
   * The adapter under test, connected to the prepared engine. Its configuration
   * names one owner of `table`.
   */
  platform: DataPlatform;
  /** The same adapter, configured for an address where nothing answers. */
  unreachable: DataPlatform;
  /**
   * A table as `describe` must return it. The kit wants at least one column of
   * a primary key, one that may be null and one that is described. An
   * `estimatedRows` is not compared.
   */
  table: TableDescription;
  /**
   * Tables that exist and whose names try to break out of a statement: quotes,
   * semicolons, other scripts. At least one.
   */
  hostileTables: Record<string, string>[];
  /**
   * A table with the columns `id` (whole numbers), `code` (texts) and `day`
   * (dates) that holds {@link MEASURED_ROWS} and nothing else.
   */
  measuredTable: Record<string, string>;
  /** The same without rows. */
  emptyTable: Record<string, string>;
  /**
   * Queries in the engine's SQL that no rule may run: other statements than a
   * SELECT, other tables, the catalog, files, sessions, settings, sleep. At
   * least 30; `{object}` stands for the table.
   */
  hostileQueries: string[];
  /** A well-formed location where there is no table. */
  missingTable: Record<string, string>;
  /** Locations that no table can have. At least one. */
  malformedLocations: Record<string, string>[];
  /** At least three ordinary principals without any right. */
  principals: string[];
  /** Principals that exist and have hostile names. At least one. */
  hostilePrincipals: string[];
  /** Values that must never be shown, e.g. the provisioner's password. */
  secrets: string[];
  /**
   * Reads the port as the item's principal, on a connection of their own, from
   * where `platform.access.connection(item)` says.
   *
   * @returns the rows, all of them up to ten, with values as texts in ISO 8601
   * where that applies and null for none; undefined when the engine refused
   * for want of a right or because nothing is there for the principal
   * @throws for any other reason
   */
  readAs(
    item: AccessItem,
  ): Promise<Record<string, string | null>[] | undefined>;
  /**
   * Whether the engine lets the principal read the table itself, past what
   * Meshport gives.
   */
  readTableAs(
    principal: string,
    location: Record<string, string>,
  ): Promise<boolean>;
  /**
   * Lets the principal read the table in a way that is not Meshport's.
   *
   * @returns a function that ends it
   */
  openOtherPath(
    principal: string,
    location: Record<string, string>,
  ): Promise<() => Promise<void>>;
  /** Everything the engine stores about rights, comparable with `toEqual`. */
  snapshot(): Promise<unknown>;
  /** Removes what was prepared. The kit closes the platforms before. */
  close(): Promise<void>;
}
