import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatformAccess } from './DataPlatformAccess';
import { MeasureRequest, TableMeasurement } from './Measurement';

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
