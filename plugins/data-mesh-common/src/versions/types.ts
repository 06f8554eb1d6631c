import { ContractProblem } from '../contract';
import { ContractDifferences, VersionVerdict } from '../differences';

/**
 * A version of a contract that the catalog has seen.
 * @public
 */
export interface ContractVersion {
  /** SHA-256 of the document, in hexadecimal. */
  hash: string;
  /** Position in the contract's history, from 1; its key in addresses. */
  sequence: number;
  /** Version that the document declares; absent when it cannot be read. */
  version?: string;
  /** Status that the document declares, e.g. `active`. */
  status?: string;
  /** ISO timestamp when the catalog first showed it at this position. */
  seenAt: string;
  /** Location that the entity came from, e.g. `url:https://…`. */
  source?: string;
  /** Whether it is what the catalog shows now. */
  current: boolean;
  /** Why the document is no valid contract; empty when it is. */
  problems: ContractProblem[];
  /** Against the version before; absent for the first and unreadable ones. */
  changes?: { total: number; breaking: number; verdict: VersionVerdict };
}

/** @public */
export interface ContractVersionDocument extends ContractVersion {
  /** The document as it was. */
  definition: string;
}

/**
 * The differences between any two versions.
 * @public
 */
export interface ContractComparison {
  before: ContractVersion;
  after: ContractVersion;
  differences: ContractDifferences;
}

/**
 * The steps of its version that a contract still owes.
 * @public
 */
export interface ContractVersionSteps {
  /** Entity ref of the contract. */
  contract: string;
  /** Version that the newest readable document declares. */
  version: string;
  /** The oldest first; empty when every change was answered by a step. */
  owed: ContractStepOwed[];
}

/**
 * Changes of a contract that no step of its version answers, neither then nor
 * since.
 * @public
 */
export interface ContractStepOwed {
  /** Position of the version with the changes in the contract's history. */
  sequence: number;
  /** ISO timestamp when the catalog first showed them. */
  seenAt: string;
  /** How many of the changes break readers. */
  breaking: number;
  /** From the version before the changes to the newest one. */
  verdict: VersionVerdict;
}

/**
 * A document to check as it would be after merging.
 * @public
 */
export interface CheckContractRequest {
  definition: string;
  /**
   * Entity ref of the contract whose newest version it is compared with; the
   * contract with the document's `id` when absent.
   */
  contract?: string;
}

/**
 * The verdict on a document before it is merged.
 * @public
 */
export interface ContractCheckResult {
  /** False when there are problems or the version step owed is not taken. */
  passed: boolean;
  problems: ContractProblem[];
  warnings: ContractProblem[];
  /** What it was compared with; absent for a new contract. */
  comparedWith?: { contract: string; version?: string; hash: string };
  differences?: ContractDifferences;
  /** One line for a log. */
  summary: string;
}
