import { InferContractOptions } from './contract';
import { FollowState, ProductEvent } from './follow';
import { FormatLoss, ImportOptions, ImportResult } from './formats';
import { MeshMap } from './map';
import {
  DataPlatformSummary,
  TableDescription,
  TableSummary,
} from './platform';
import { ColumnPage, ColumnQuery, ProductPage, ProductQuery } from './search';
import {
  CheckContractRequest,
  ContractCheckResult,
  ContractComparison,
  ContractVersion,
  ContractVersionDocument,
  ContractVersionSteps,
} from './versions';

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
 * A format that can be read or written.
 * @public
 */
export interface FormatSummary {
  id: string;
  title: string;
  mediaType: string;
  fileExtension: string;
}

/** @public */
export interface FormatList {
  /** For `importContract`. */
  imports: FormatSummary[];
  /** For `exportContract`. */
  contractExports: FormatSummary[];
  /** For `exportProduct`. */
  productExports: FormatSummary[];
}

/** @public */
export interface ExportResponse {
  content: string;
  mediaType: string;
  /** To save it as, e.g. `flights-contract.schema.json`. */
  fileName: string;
  /** What the format cannot carry. */
  losses: FormatLoss[];
}

/** @public */
export interface ImportRequest {
  /** Id of a format; recognised from the source when absent. */
  format?: string;
  source: string;
  options?: ImportOptions;
}

/**
 * What the data mesh backend offers over HTTP.
 *
 * All methods reject with a `ResponseError` of `@backstage/errors`: status 400
 * for malformed input, 404 for what does not exist or the caller may not see.
 * Lists leave out what the caller may not see. Methods about platforms reject
 * with 403 without the permission `data-mesh.platform.read` and with 503 when
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

  /** `GET /products`: a page of the products that match, with facets. */
  queryProducts(query: ProductQuery): Promise<ProductPage>;
  /** `GET /columns`: the columns whose texts hold the words. */
  queryColumns(query: ColumnQuery): Promise<ColumnPage>;
  /** `GET /map`: the whole mesh. */
  getMap(): Promise<MeshMap>;

  /** `GET /products/:namespace/:name/events`, the newest first. */
  getProductEvents(productRef: string): Promise<ProductEvent[]>;
  /** `GET /products/:namespace/:name/follow` */
  getFollowState(productRef: string): Promise<FollowState>;
  /** `PUT` or `DELETE /products/:namespace/:name/follow` */
  setFollowing(productRef: string, following: boolean): Promise<FollowState>;

  /** `GET /contracts/:namespace/:name/versions`, the newest first. */
  getContractVersions(contractRef: string): Promise<ContractVersion[]>;
  /** `GET /contracts/:namespace/:name/versions/:sequence` */
  getContractVersion(
    contractRef: string,
    sequence: number,
  ): Promise<ContractVersionDocument>;
  /**
   * `GET /contracts/:namespace/:name/differences`; the newest version and the
   * one before when absent. Rejects with 409 when one of them cannot be read.
   */
  compareContractVersions(
    contractRef: string,
    sequences?: { before?: number; after?: number },
  ): Promise<ContractComparison>;
  /**
   * `POST /contracts/version-steps`: the steps that contracts owe. Those that
   * the caller may not see, that were not indexed yet, or never could be read,
   * are left out.
   *
   * @param contracts - entity refs, at most 1000
   */
  getVersionSteps(contracts: string[]): Promise<ContractVersionSteps[]>;
  /** `POST /contracts/check` */
  checkContract(request: CheckContractRequest): Promise<ContractCheckResult>;

  /** `GET /formats` */
  getFormats(): Promise<FormatList>;
  /** `GET /contracts/:namespace/:name/export/:format` */
  exportContract(
    contractRef: string,
    format: string,
    sequence?: number,
  ): Promise<ExportResponse>;
  /** `GET /products/:namespace/:name/export/:format` */
  exportProduct(productRef: string, format: string): Promise<ExportResponse>;
  /** `POST /contracts/import`; stores nothing. */
  importContract(request: ImportRequest): Promise<ImportResult>;
}
