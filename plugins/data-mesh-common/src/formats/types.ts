import { DataContract, ContractProblem } from '../contract';
import { DataContractEntity, DataProductEntity } from '../kinds';

/**
 * Something that a format cannot carry.
 * @public
 */
export interface FormatLoss {
  /** Path in the source, e.g. `schema[0].properties[2].quality[0]`. */
  path: string;
  /** What is left out or changed, and why. */
  message: string;
}

/** @public */
export interface ContractFormat {
  /** Id for addresses and the command line, e.g. `json-schema`. */
  id: string;
  /** For people, e.g. `JSON Schema`. */
  title: string;
  /** Of what it makes or reads, e.g. `application/schema+json`. */
  mediaType: string;
  /** Without the dot, e.g. `schema.json`. */
  fileExtension: string;
}

/**
 * What is exported: a product with the contracts of its output ports, or one
 * contract alone.
 * @public
 */
export interface ExportSource {
  product?: DataProductEntity;
  contracts: {
    entity?: DataContractEntity;
    contract: DataContract;
    /** The document as its owner wrote it. */
    definition: string;
  }[];
}

/** @public */
export interface ExportResult {
  content: string;
  losses: FormatLoss[];
}

/**
 * Writes contracts in another format. One file for each; pure.
 * @public
 */
export interface ContractExporter extends ContractFormat {
  /** What it can be asked for. */
  subjects: ('contract' | 'product')[];
  /**
   * @throws `InputError` when the source cannot be written in this format at
   * all, e.g. a product format for a contract alone
   */
  export(source: ExportSource): ExportResult;
}

/** @public */
export interface ImportOptions {
  /** Id of the contract when the source has none. */
  id?: string;
  /** Version of the contract when the source has none; `0.1.0` if absent. */
  version?: string;
  /** Owner and domain refs of entities, where the format makes a product. */
  owner?: string;
  domain?: string;
}

/**
 * What an import makes: ODCS documents, and a product where the format holds
 * one. Nothing is stored.
 * @public
 */
export type ImportResult =
  | {
      /** ODCS documents as YAML, with a file name for each. */
      contracts: { name: string; definition: string }[];
      /** The product's entity as YAML, for formats of products. */
      product?: string;
      losses: FormatLoss[];
      problems: [];
    }
  | {
      contracts: [];
      product?: undefined;
      losses: [];
      problems: ContractProblem[];
    };

/**
 * Reads contracts from another format. One file for each; pure. The source is
 * hostile until parsed.
 * @public
 */
export interface ContractImporter extends ContractFormat {
  /** Whether a parsed document looks like this format. */
  recognizes(document: unknown): boolean;
  import(source: string, options: ImportOptions): ImportResult;
}
