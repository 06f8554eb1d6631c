import { ContractCheckResult } from '../versions';
import { JunitCase, writeJunitXml } from './junit';

/**
 * A document with the verdict on it.
 * @public
 */
export interface NamedCheck {
  /** What people know the document by, such as its file. */
  name: string;
  result: ContractCheckResult;
}

/**
 * Writes verdicts as JUnit XML, which every CI service can show: one suite for
 * each document, with a test case for its validity, one for the step of its
 * version, and one for each breaking change. A breaking change fails as long
 * as the version does not say that it is one.
 *
 * @public
 */
export function toJunitXml(checks: readonly NamedCheck[]): string {
  return writeJunitXml(
    'data contracts',
    checks.map(({ name, result }) => ({ name, cases: casesOf(result) })),
  );
}

function casesOf({ problems, differences }: ContractCheckResult): JunitCase[] {
  const valid: JunitCase = {
    name: 'valid',
    failures: problems.map(({ path, message }) => {
      const text = `${path || 'the document'} ${message}`;
      return { message: text, text };
    }),
  };
  if (!differences) {
    return [valid];
  }
  const { version, changes } = differences;
  const step: JunitCase = {
    name: 'version step',
    failures: version.sufficient
      ? []
      : [{ message: version.message, text: version.message }],
  };
  const breaking = changes
    .filter(({ readers }) => readers === 'breaking')
    .map(({ path, message }) => ({
      name: `breaking change: ${path}`,
      failures: version.sufficient
        ? []
        : [{ message, text: `${path}: ${message}\n${version.message}` }],
    }));
  return [valid, step, ...breaking];
}
