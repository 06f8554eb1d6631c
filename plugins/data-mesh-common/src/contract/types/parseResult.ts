import { DataContract } from './contract';

/**
 * Something to mend in a contract.
 * @public
 */
export interface ContractProblem {
  /**
   * JSON pointer-like path, e.g. `schema[0].properties[2].logicalType`; empty
   * for the document as a whole.
   */
  path: string;
  /** What is wrong and how to mend it. */
  message: string;
}

/**
 * What was found in a document.
 *
 * `problems` are what makes it no valid contract, `warnings` what is passed
 * over: keys that the standard does not know, and forms of older versions. The
 * official schema refuses unknown keys; `conforms` is its verdict.
 * @public
 */
export type ContractParseResult = {
  /** Keys that the standard does not know, older forms. */
  warnings: ContractProblem[];
  /** Whether the official JSON Schema of the standard accepts the document. */
  conforms: boolean;
} & (
  | { contract: DataContract; problems: [] }
  | { contract: undefined; problems: ContractProblem[] }
);
