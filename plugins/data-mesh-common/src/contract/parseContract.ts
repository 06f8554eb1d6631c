import { contractSchema } from './contractSchema';
import { describeIssue } from './describeIssue';
import { readDocument } from './readDocument';
import { ContractParseResult, ContractProblem, DataContract } from './types';

// More would hide the first ones, and a hostile document could have a million.
const MAX_PROBLEMS = 50;

/**
 * Reads an Open Data Contract Standard document, version 3.0.x or 3.1.0.
 *
 * Checks the fields that Meshport reads and those that the standard requires;
 * other fields are kept and never an error. The result always has `schema`,
 * `schema[].properties` and `slaProperties` as lists, and `team` as an object.
 *
 * @param definition - YAML or JSON, at most 1 MB; may come from anyone
 * @returns the contract, or the problems found; never throws
 * @public
 */
export function parseContract(definition: string): ContractParseResult {
  const document = readDocument(definition);
  if (document.problem) {
    return refuse([document.problem]);
  }
  const { data } = document;
  if (!isMapping(data)) {
    return refuse([
      {
        path: '',
        message:
          'is not a mapping; start with apiVersion, kind, id, version and status',
      },
    ]);
  }
  if (typeof data.apiVersion === 'string' && /^v?2\./.test(data.apiVersion)) {
    return refuse([
      {
        path: 'apiVersion',
        message: `is '${data.apiVersion}'; upgrade the document to ODCS v3.1.0`,
      },
    ]);
  }
  const result = contractSchema.safeParse(data, { reportInput: true });
  if (!result.success) {
    return refuse(result.error.issues.map(describeIssue));
  }
  return {
    contract: result.data satisfies DataContract,
    problems: [],
    warnings: [],
    conforms: true,
  };
}

function refuse(problems: ContractProblem[]): ContractParseResult {
  return {
    contract: undefined,
    problems: problems.slice(0, MAX_PROBLEMS),
    warnings: [],
    conforms: false,
  };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
