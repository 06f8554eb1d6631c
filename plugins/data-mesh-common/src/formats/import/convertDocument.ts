import {
  ContractProblem,
  parseContract,
  stringifyContract,
} from '../../contract';
import { readDocument } from '../../contract/readDocument';
import { isMapping, Source } from '../source/Source';
import { ImportResult } from '../types';
import { Refusal } from './Refusal';

/**
 * What a converter makes: ODCS documents with a file name for each, and the
 * entity of a product.
 * @internal
 */
export interface Converted {
  contracts: { name: string; document: object }[];
  product?: object;
}

/**
 * Reads a source that is not trusted, has it converted, and checks what came
 * out: a contract that Meshport would not read is refused here rather than
 * later.
 *
 * @param source - YAML or JSON; may come from anyone
 * @param convert - takes what it can of the document, or throws a `Refusal`
 * @returns what was made and what was lost, or the problems; never throws
 * @internal
 */
export function convertDocument(
  source: string,
  convert: (document: Source) => Converted,
): ImportResult {
  const read = readDocument(source);
  if (read.problem) {
    return refused([read.problem]);
  }
  if (!isMapping(read.data)) {
    return refused([
      { path: '', message: 'is not a mapping; give a document of this format' },
    ]);
  }
  const document = new Source(read.data);
  try {
    const { contracts, product } = convert(document);
    return {
      contracts: contracts.map(write),
      product: product && stringifyContract(product),
      losses: document.losses(
        'has no place in the new document; it is left out',
      ),
      problems: [],
    };
  } catch (error) {
    if (error instanceof Refusal) {
      return refused(error.problems);
    }
    throw error;
  }
}

function write(contract: Converted['contracts'][number]) {
  const definition = stringifyContract(contract.document);
  const { problems } = parseContract(definition);
  if (problems.length > 0) {
    throw new Refusal(
      problems.map(({ path, message }) => ({
        path: '',
        message: `makes a contract whose ${
          path || 'document'
        } ${message}; mend the source`,
      })),
    );
  }
  return { name: contract.name, definition };
}

function refused(problems: ContractProblem[]): ImportResult {
  return { contracts: [], losses: [], problems };
}
