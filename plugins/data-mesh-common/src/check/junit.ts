/**
 * A test case in a JUnit report. It passed when it has no failures and was not
 * skipped.
 * @public
 */
export interface JunitCase {
  name: string;
  failures: { message: string; text: string }[];
  /** Why the case does not count. */
  skipped?: string;
}

/** @public */
export interface JunitSuite {
  name: string;
  cases: JunitCase[];
}

/**
 * Writes test suites as JUnit XML, which every CI service can show. What XML
 * cannot hold is replaced.
 *
 * @param name - of all suites together
 * @public
 */
export function writeJunitXml(
  name: string,
  suites: readonly JunitSuite[],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escape(name)}"${counts(
      suites.flatMap(({ cases }) => cases),
    )}>`,
    ...suites.flatMap(suite => [
      `  <testsuite name="${escape(suite.name)}"${counts(suite.cases)}>`,
      ...suite.cases.flatMap(testCase => writeCase(suite.name, testCase)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failures: found }) => found.length > 0);
  const skipped = cases.filter(testCase => testCase.skipped !== undefined);
  return ` tests="${cases.length}" failures="${failures.length}" errors="0"${
    skipped.length > 0 ? ` skipped="${skipped.length}"` : ''
  }`;
}

function writeCase(
  suite: string,
  { name, failures, skipped }: JunitCase,
): string[] {
  const open = `    <testcase classname="${escape(suite)}" name="${escape(
    name,
  )}"`;
  const inside = [
    ...(skipped === undefined
      ? []
      : [`      <skipped message="${escape(skipped)}"/>`]),
    ...failures.map(
      ({ message, text }) =>
        `      <failure message="${escape(message)}">${escape(text)}</failure>`,
    ),
  ];
  return inside.length === 0
    ? [`${open}/>`]
    : [`${open}>`, ...inside, '    </testcase>'];
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
