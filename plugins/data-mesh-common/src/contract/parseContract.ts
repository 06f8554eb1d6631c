import { parseContractData } from './parseContractData';
import { readDocument } from './readDocument';
import { ContractParseResult } from './types';

/**
 * Reads an Open Data Contract Standard document, version 3.0.x or 3.1.0.
 *
 * What the official JSON schema of 3.1.0 refuses is a problem, unknown keys are
 * warnings; `conforms` is the official verdict. The contract always has
 * `schema`, `schema[].properties` and `slaProperties` as lists, and `team` as
 * an object; unknown keys are kept in it.
 *
 * @param definition - YAML or JSON, at most 1 MB; may come from anyone
 * @returns the contract, or the problems found, the deepest first; never throws
 * @public
 */
export function parseContract(definition: string): ContractParseResult {
  const { data, problem } = readDocument(definition);
  return problem
    ? {
        contract: undefined,
        problems: [problem],
        warnings: [],
        conforms: false,
      }
    : parseContractData(data);
}
