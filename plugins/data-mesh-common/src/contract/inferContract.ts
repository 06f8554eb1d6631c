import { InputError } from '@backstage/errors';
import { stringify } from 'yaml';
import { Classification } from '../kinds';
import { LogicalType, TableDescription } from '../platform';

/**
 * An ODCS 3.1.0 document as {@link inferContract} writes it.
 * @public
 */
export interface OdcsDocument {
  apiVersion: 'v3.1.0';
  kind: 'DataContract';
  id: string;
  name: string;
  version: string;
  status: string;
  domain?: string;
  description?: { purpose?: string };
  servers?: OdcsPostgresServer[];
  schema: OdcsTable[];
}

/**
 * A server entry of type `postgres`; the standard wants every field.
 * @public
 */
export interface OdcsPostgresServer {
  server: string;
  type: 'postgres';
  host: string;
  port: number;
  database: string;
  schema: string;
}

/** @public */
export interface OdcsTable {
  name: string;
  physicalName: string;
  physicalType: 'table' | 'view';
  description?: string;
  properties: OdcsColumn[];
}

/** @public */
export interface OdcsColumn {
  name: string;
  businessName?: string;
  description?: string;
  logicalType: LogicalType;
  physicalType: string;
  required: boolean;
  unique: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  classification?: string;
}

/**
 * What a contract is inferred from.
 * @public
 */
export interface InferContractOptions {
  /** The table as the engine describes it now. */
  table: TableDescription;
  product: {
    /** Entity name of the product. */
    name: string;
    title?: string;
    domain?: string;
    purpose?: string;
  };
  /** Default: the product's name and `-contract`. */
  id?: string;
  /** Semantic version of the contract; default `1.0.0`. */
  version?: string;
  /** ODCS status; default `draft`. */
  status?: string;
  /** Set on every column that `columns` does not classify. */
  classification?: Classification;
  /** What people add to a column, by column name. */
  columns?: Record<
    string,
    {
      businessName?: string;
      description?: string;
      classification?: Classification;
    }
  >;
  /** Where the table is; left out of the document when absent. */
  server?: OdcsPostgresServer;
}

/**
 * Describes a table as an ODCS 3.1.0 contract: names, types, keys and
 * nullability as they are in the engine.
 *
 * @throws `InputError` when `columns` names one that the table does not have:
 * what was said about it, such as its classification, would be lost
 * @public
 */
export function inferContract(options: InferContractOptions): OdcsDocument {
  const { table, product, server } = options;
  requireColumns(table, Object.keys(options.columns ?? {}));
  return withoutUndefined({
    apiVersion: 'v3.1.0' as const,
    kind: 'DataContract' as const,
    id: options.id ?? `${product.name}-contract`,
    name: product.title ?? product.name,
    version: options.version ?? '1.0.0',
    status: options.status ?? 'draft',
    domain: product.domain,
    description: product.purpose ? { purpose: product.purpose } : undefined,
    servers: server ? [{ ...server }] : undefined,
    schema: [inferTable(options, table)],
  });
}

/**
 * Writes a contract as YAML.
 *
 * @param document - an ODCS document, or any plain data
 * @public
 */
export function stringifyContract(document: object): string {
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

function requireColumns(table: TableDescription, names: string[]): void {
  const missing = names.find(
    name => !table.columns.some(column => column.name === name),
  );
  if (missing !== undefined) {
    throw new InputError(
      `columns.${missing}: ${table.title} has no such column; choose the table again`,
    );
  }
}

function inferTable(
  options: InferContractOptions,
  table: TableDescription,
): OdcsTable {
  return withoutUndefined({
    name: table.location.table ?? table.title,
    physicalName: table.title,
    physicalType: table.type,
    description: table.description,
    properties: table.columns.map(column => {
      const added = ownValue(options.columns, column.name);
      return withoutUndefined({
        name: column.name,
        businessName: added?.businessName,
        description: added?.description ?? column.description,
        logicalType: column.logicalType,
        physicalType: column.physicalType,
        required: column.required,
        unique: column.unique,
        primaryKey: column.primaryKeyPosition ? true : undefined,
        primaryKeyPosition: column.primaryKeyPosition,
        classification: added?.classification ?? options.classification,
      });
    }),
  });
}

// A column may be called `constructor`.
function ownValue<T>(
  record: Record<string, T> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

// The writer would turn undefined into null, which the standard refuses.
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}
