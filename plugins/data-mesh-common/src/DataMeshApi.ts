import { InferContractOptions } from './contract';
import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from './platform';

/**
 * Which table a contract is inferred from, and for which product.
 * @public
 */
export interface InferContractRequest
  extends Pick<
    InferContractOptions,
    'product' | 'version' | 'classification' | 'columns'
  > {
  /** Id of a configured data platform. */
  platform: string;
  /** Where the table is, as an output port carries it. */
  location: Record<string, string>;
}

/**
 * A contract inferred from a table.
 * @public
 */
export interface InferContractResponse {
  /** The ODCS document, as YAML. */
  definition: string;
}

/**
 * What the data mesh backend offers over HTTP.
 *
 * All methods reject with a `ResponseError` of `@backstage/errors`: status 400
 * for a malformed location, 403 without the permission
 * `data-mesh.platform.read`, 404 for an unknown platform or table, 503 when
 * the engine cannot be reached.
 * @public
 */
export interface DataMeshApi {
  /** The configured data platforms. */
  getPlatforms(): Promise<DataPlatformSummary[]>;
  /** The tables that a data product can be made from, by title. */
  getTables(platform: string): Promise<TableSummary[]>;
  /** A table as it is in the engine now. */
  describeTable(
    platform: string,
    location: Record<string, string>,
  ): Promise<TableDescription>;
  /** Infers a contract from a table as it is in the engine now. */
  inferContract(request: InferContractRequest): Promise<InferContractResponse>;
}
