import { parseContract, stringifyContract } from '../../contract';
import { readDocument } from '../../contract/readDocument';
import { upgradeContract } from '../../contract/upgrade/upgradeContract';
import { contractFileName } from '../import/contractFileName';
import { isMapping, isText } from '../source/Source';
import { ContractImporter, FormatLoss } from '../types';
import { odcsFormat } from './odcsFormat';

/**
 * Takes an ODCS document of version 3 as it is, and one of version 2 upgraded
 * to 3.1.0.
 * @public
 */
export const odcsImporter: ContractImporter = {
  ...odcsFormat,
  recognizes: document =>
    isMapping(document) &&
    (isText(document.apiVersion)
      ? document.kind === 'DataContract' &&
        /^v?[23]\./.test(document.apiVersion)
      : isVersion2(document)),
  import: source => {
    const { contract, problems } = parseContract(source);
    if (!contract) {
      return { contracts: [], losses: [], problems };
    }
    const { definition, losses } = withoutVersion2(source);
    return {
      contracts: [{ name: contractFileName(contract.id), definition }],
      losses,
      problems: [],
    };
  },
};

/** @param source - was read without problems */
function withoutVersion2(source: string): {
  definition: string;
  losses: FormatLoss[];
} {
  const { data } = readDocument(source);
  const upgraded =
    isMapping(data) && isVersion2(data) ? upgradeContract(data) : undefined;
  return upgraded
    ? {
        definition: stringifyContract(upgraded.data),
        losses: upgraded.warnings,
      }
    : { definition: source, losses: [] };
}

// Version 2 did not ask for its number.
function isVersion2(document: Record<string, unknown>): boolean {
  return isText(document.apiVersion)
    ? /^v?2\./.test(document.apiVersion)
    : Array.isArray(document.dataset);
}
