import { ContractParseResult, parseContract } from '../contract';
import { compareContracts, summarizeDifferences } from '../differences';
import { ContractCheckResult } from '../versions';

/**
 * A document to check, and the published one to compare it with.
 * @public
 */
export interface ContractCheckInput {
  /** The document as it would be after merging; may come from anyone. */
  definition: string;
  /** What is published now; absent for a new contract. */
  current?: {
    /** What names it, such as its entity ref. */
    contract: string;
    version?: string;
    hash: string;
    definition: string;
  };
}

/**
 * Checks a contract before it is published: whether it is valid, and whether
 * its version takes the step that its changes owe to those who read the data.
 *
 * A published document that is no valid contract is not compared with, which
 * the summary says. Never throws because of a document.
 *
 * @public
 */
export function checkContract({
  definition,
  current,
}: ContractCheckInput): ContractCheckResult {
  const parsed = parseContract(definition);
  const { problems, warnings } = parsed;
  const comparedWith = current && {
    contract: current.contract,
    ...(current.version !== undefined && { version: current.version }),
    hash: current.hash,
  };
  const found = {
    problems,
    warnings,
    ...(comparedWith && { comparedWith }),
  };
  if (!parsed.contract) {
    return {
      ...found,
      passed: false,
      summary: `Not a valid contract: ${count(problems.length, 'problem')}.`,
    };
  }
  const published = current && parseContract(current.definition);
  if (!published?.contract) {
    return {
      ...found,
      passed: true,
      summary: `${parsed.contract.id} ${
        parsed.contract.version
      } is valid${noComparison(published)}.`,
    };
  }
  const differences = compareContracts(published.contract, parsed.contract);
  const { version } = differences;
  return {
    ...found,
    passed: version.sufficient,
    differences,
    summary: `${parsed.contract.id}, ${version.before} to ${
      version.after
    }: ${summarizeDifferences(differences)}.`,
  };
}

function noComparison(published: ContractParseResult | undefined): string {
  return published
    ? '; what is published now is no valid contract, so nothing was compared'
    : '';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
