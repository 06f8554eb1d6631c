import { ContractProblem } from '../contract';
import { readDocument } from '../contract/readDocument';
import { contractImporters, findImporter, recognizeImporter } from './registry';
import { ImportOptions, ImportResult } from './types';

/**
 * Imports a source whose format is named or recognised from the document.
 * Stores nothing.
 *
 * @param source - YAML or JSON, at most 1 MB; may come from anyone
 * @param options - `format` is the id of a format
 * @returns what was made and what the formats cannot carry, or the problems;
 * never throws
 * @public
 */
export function importSource(
  source: string,
  options: ImportOptions & { format?: string } = {},
): ImportResult {
  const { format, ...importOptions } = options;
  const names = contractImporters.map(({ id }) => id).join(', ');
  if (format !== undefined) {
    return (
      findImporter(format)?.import(source, importOptions) ??
      refuse({
        path: 'format',
        message: `'${format}' is not known; use one of: ${names}`,
      })
    );
  }
  const document = readDocument(source);
  if (document.problem) {
    return refuse(document.problem);
  }
  return (
    recognizeImporter(document.data)?.import(source, importOptions) ??
    refuse({
      path: '',
      message: `has no format that is known; name one of: ${names}`,
    })
  );
}

function refuse(problem: ContractProblem): ImportResult {
  return { contracts: [], losses: [], problems: [problem] };
}
