import { Findings } from '../schema/Findings';
import { ContractProblem } from '../types';
import { upgradeVersion2 } from './version2';
import { upgradeVersion30 } from './version30';

const NEWEST = 'v3.1.0';

/**
 * Reads a document of an older version of the standard as one of 3.1.
 *
 * @param data - is not changed
 * @returns the document in its new form and what was changed, or `undefined`
 *   when it is of no older version
 * @internal
 */
export function upgradeContract(
  data: Record<string, unknown>,
): { data: Record<string, unknown>; warnings: ContractProblem[] } | undefined {
  const notes = new Findings();
  const { apiVersion } = data;
  if (isVersion2(data)) {
    const upgraded = upgradeVersion2(data, notes);
    notes.enter('apiVersion');
    notes.warn(
      `is ${
        typeof apiVersion === 'string' ? `'${apiVersion}'` : 'missing'
      }; the document is read as ${NEWEST}, which is best written in it`,
    );
    notes.leave();
    return {
      data: { ...upgraded, apiVersion: NEWEST },
      warnings: notes.warnings,
    };
  }
  if (typeof apiVersion === 'string' && apiVersion.startsWith('v3.0.')) {
    return { data: upgradeVersion30(data, notes), warnings: notes.warnings };
  }
  return undefined;
}

// Version 2 did not ask for its number.
function isVersion2({
  apiVersion,
  dataset,
  schema,
}: Record<string, unknown>): boolean {
  return typeof apiVersion === 'string'
    ? /^v?2\./.test(apiVersion)
    : apiVersion === undefined && Array.isArray(dataset) && !schema;
}
