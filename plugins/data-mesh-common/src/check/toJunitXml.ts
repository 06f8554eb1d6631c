import { ContractCheckResult } from '../versions';

/**
 * A document with the verdict on it.
 * @public
 */
export interface NamedCheck {
  /** What people know the document by, such as its file. */
  name: string;
  result: ContractCheckResult;
}

/** A test case of a suite; without failures it passed. */
interface TestCase {
  name: string;
  failures: { message: string; text: string }[];
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
  const suites = checks.map(check => ({
    name: check.name,
    cases: casesOf(check.result),
  }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="data contracts"${counts(
      suites.flatMap(({ cases }) => cases),
    )}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${escape(name)}"${counts(cases)}>`,
      ...cases.flatMap(testCase => writeCase(name, testCase)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf({ problems, differences }: ContractCheckResult): TestCase[] {
  const valid: TestCase = {
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
  const step: TestCase = {
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

function counts(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failures: found }) => found.length > 0);
  return ` tests="${cases.length}" failures="${failures.length}" errors="0"`;
}

function writeCase(suite: string, { name, failures }: TestCase): string[] {
  const open = `    <testcase classname="${escape(suite)}" name="${escape(
    name,
  )}"`;
  return failures.length === 0
    ? [`${open}/>`]
    : [
        `${open}>`,
        ...failures.map(
          ({ message, text }) =>
            `      <failure message="${escape(message)}">${escape(
              text,
            )}</failure>`,
        ),
        '    </testcase>',
      ];
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns these into spaces where they are written as they are.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

// What XML 1.0 cannot hold in any form: control characters, halves of
// surrogate pairs and two that are no characters.
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escape(text: string): string {
  return text
    .replace(IMPOSSIBLE, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, character => ENTITIES[character]);
}
