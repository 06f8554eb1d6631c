import { parseContract } from '../../contract';
import { contractFileName } from '../import/contractFileName';
import { isMapping, isText } from '../source/Source';
import { ContractImporter } from '../types';
import { odcsFormat } from './odcsFormat';

/**
 * Takes an ODCS document of version 3 as it is, and one of version 2.2 upgraded
 * to 3.1.0.
 * @public
 */
export const odcsImporter: ContractImporter = {
  ...odcsFormat,
  recognizes: document =>
    isMapping(document) &&
    document.kind === 'DataContract' &&
    isText(document.apiVersion) &&
    /^v?[23]\./.test(document.apiVersion),
  import: source => {
    const { contract, problems } = parseContract(source);
    if (!contract) {
      return { contracts: [], losses: [], problems };
    }
    return {
      contracts: [{ name: contractFileName(contract.id), definition: source }],
      losses: [],
      problems: [],
    };
  },
};
