import { stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { FactBatch } from '@meshport/backstage-plugin-data-governance-node';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { portName } from '../portName';
import { PortLeftOut, PortTable, portTables } from './portTables';
import { readingRefusal } from './readingRefusal';
import { storedBeside, StoredProducts } from './StoredProducts';

/**
 * What looking at tables needs.
 * @internal
 */
export interface TableSurroundings {
  platforms: DataPlatforms;
  stored: StoredProducts;
}

/**
 * What was found in the tables of a product, or why nothing was.
 * @internal
 */
export type TableVisit<T> =
  | { failure: string }
  | { visited: { table: PortTable; found: T }[]; leftOut: PortLeftOut[] };

/**
 * Looks at the table of each output port of the products of a batch, one after
 * the other: engines have other work than this. Two ports that offer one table
 * under one contract are looked at once. A product fails on its own; after a
 * platform did not answer once it is not asked again in this batch.
 *
 * @param options - `limit`: milliseconds that one table may take
 * @param visit - must end with its signal
 * @internal
 */
export async function visitTables<T>(
  options: TableSurroundings & {
    batch: FactBatch;
    signal: AbortSignal;
    limit: number;
  },
  visit: (
    table: PortTable,
    productRef: string,
    signal: AbortSignal,
  ) => Promise<T>,
): Promise<Map<string, TableVisit<T>>> {
  const { batch, platforms, signal, limit } = options;
  const contracts = await batch.contracts();
  const stored = await storedBeside(batch, options.stored);
  const silent = new Map<string, string>();
  const visits = new Map<string, TableVisit<T>>();

  async function look(table: PortTable, productRef: string): Promise<T> {
    const { platform } = table;
    const silence = silent.get(platform.id);
    if (silence !== undefined) {
      throw new ServiceUnavailableError(silence);
    }
    const late = AbortSignal.timeout(limit);
    try {
      return await visit(table, productRef, AbortSignal.any([signal, late]));
    } catch (error) {
      if (late.aborted) {
        throw new Error(`It took longer than ${limit / 1000} seconds`);
      }
      const { name, message } = toError(error);
      if (name === 'ServiceUnavailableError') {
        silent.set(platform.id, message);
      }
      throw error;
    }
  }

  for (const product of batch.products) {
    signal.throwIfAborted();
    const ref = stringifyEntityRef(product);
    const { tables, leftOut } = portTables(product, contracts, platforms);
    const visited: { table: PortTable; found: T }[] = [];
    let failure: string | undefined;
    for (const table of distinct(tables)) {
      const refusal = readingRefusal({
        product,
        table,
        viewer: batch.viewer,
        stored,
      });
      try {
        if (refusal) {
          throw new Error(refusal);
        }
        visited.push({ table, found: await look(table, ref) });
      } catch (error) {
        signal.throwIfAborted();
        failure = `${portName(table.port)}: ${toError(error).message}`;
        break;
      }
    }
    visits.set(ref, failure === undefined ? { visited, leftOut } : { failure });
  }
  return visits;
}

function distinct(tables: PortTable[]): PortTable[] {
  return tables.filter(
    (table, position) =>
      tables.findIndex(
        other =>
          other.platform === table.platform &&
          other.contract === table.contract &&
          sameLocation(other.location, table.location),
      ) === position,
  );
}

function sameLocation(
  one: Record<string, string>,
  other: Record<string, string>,
): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => one[key] === other[key])
  );
}
