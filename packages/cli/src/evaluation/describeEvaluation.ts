import {
  CheckResult,
  EvaluationResult,
  isGating,
  ProductResult,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  JunitCase,
  toOneLine,
  writeJunitXml,
} from '@meshport/backstage-plugin-data-mesh-common';

const WIDTH = 8;

/** Writes a verdict for people: what does not pass, and how to mend it. */
export function describeEvaluation(
  { passed, results }: EvaluationResult,
  now: Date,
): string {
  return [
    ...results.flatMap(result => describeProduct(result, now)),
    passed ? 'Passed.' : 'Not passed.',
  ].join('\n');
}

/**
 * Writes a verdict as JUnit XML: a suite for each product, with a test case for
 * each check. One that does not pass and does not stand in the way yet, or is
 * exempt, is skipped.
 */
export function evaluationToJunitXml(
  { results }: EvaluationResult,
  now: Date,
): string {
  return writeJunitXml(
    'data products',
    results.map(result => ({
      name: result.product,
      cases: checksOf(result).map(entry => toCase(entry, now)),
    })),
  );
}

interface Entry {
  scorecard: ScorecardResult;
  check: CheckResult;
}

function describeProduct(result: ProductResult, now: Date): string[] {
  const entries = checksOf(result).filter(({ check }) =>
    ['fail', 'unknown', 'exempt'].includes(check.status),
  );
  const blocking = entries.filter(entry => isBlocking(entry, now));
  const rest = entries.filter(entry => !isBlocking(entry, now));
  const level = result.level ? `level ${result.level.title}` : 'no level';
  return [
    ...[...blocking, ...rest].flatMap(entry => describeCheck(entry, now)),
    toOneLine(
      `${result.title} (${result.product}): ${
        blocking.length > 0
          ? `${blocking.length} ${
              blocking.length === 1 ? 'check stands' : 'checks stand'
            } in the way`
          : 'nothing stands in the way'
      }; ${level}.`,
    ),
  ];
}

function describeCheck(entry: Entry, now: Date): string[] {
  const { check } = entry;
  const indent = ' '.repeat(WIDTH + 4);
  return [
    `  ${labelOf(entry, now).padEnd(WIDTH)}  ${toOneLine(
      `${nameOf(entry)}: ${check.reason}`,
    )}`,
    check.exemption
      ? `${indent}${toOneLine(
          `Until ${check.exemption.endsAt.slice(0, 10)}: ${
            check.exemption.reason
          }`,
        )}`
      : `${indent}${toOneLine(`How to fix: ${check.remedy}`)}`,
  ];
}

// A check of a higher level, or in grace, is an aim.
function labelOf(entry: Entry, now: Date): string {
  const { status } = entry.check;
  if (status === 'exempt') {
    return 'exempt';
  }
  if (!isBlocking(entry, now)) {
    return 'aim';
  }
  return status === 'fail' ? 'fails' : 'unknown';
}

function toCase(entry: Entry, now: Date): JunitCase {
  const { status, reason, remedy, exemption } = entry.check;
  const name = nameOf(entry);
  if (status === 'pass') {
    return { name, failures: [] };
  }
  return isBlocking(entry, now)
    ? {
        name,
        failures: [
          { message: reason, text: `${reason}\nHow to fix: ${remedy}` },
        ],
      }
    : {
        name,
        failures: [],
        skipped: exemption
          ? `exempt until ${exemption.endsAt.slice(0, 10)}: ${exemption.reason}`
          : reason,
      };
}

function nameOf({ scorecard, check }: Entry): string {
  return `${check.title} (${scorecard.title}, ${check.level})`;
}

function isBlocking({ scorecard, check }: Entry, now: Date): boolean {
  return (
    (check.status === 'fail' || check.status === 'unknown') &&
    isGating(scorecard, check, now)
  );
}

function checksOf({ scorecards }: ProductResult): Entry[] {
  return scorecards.flatMap(scorecard =>
    scorecard.checks
      .filter(({ phase }) => phase !== 'draft')
      .map(check => ({ scorecard, check })),
  );
}
