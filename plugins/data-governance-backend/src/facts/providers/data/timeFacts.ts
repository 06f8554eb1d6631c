import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { explain, Explained } from '../explain';
import { PromiseOutcome } from './judgePromise';

/**
 * How the promises about the age of rows came out.
 * @internal
 */
export const timeDeclarations = {
  freshnessPromised: {
    type: 'bool',
    description: 'A contract promises latency (freshness)',
  },
  fresh: {
    type: 'bool',
    description:
      'The newest row of each table is as fresh as promised; not known without a promise, or when one does not name the column in element',
  },
  newest: {
    type: 'string',
    description:
      'ISO timestamp of the newest row, of the table in which it is oldest',
  },
  ageDays: {
    type: 'int',
    description:
      'Whole days since the newest row, of the table in which it is oldest',
  },
  retentionPromised: {
    type: 'bool',
    description: 'A contract promises retention',
  },
  retained: {
    type: 'bool',
    description:
      'Each table goes back as far as promised, or to generalAvailability of the contract; not known without a promise, or when one does not name the column in element',
  },
  oldest: {
    type: 'string',
    description:
      'ISO timestamp of the oldest row, of the table in which it is youngest',
  },
} satisfies Record<string, FactDeclaration>;

const DAY = 86_400;

const TIME_FACTS = {
  freshness: ['freshnessPromised', 'fresh', 'newest'],
  retention: ['retentionPromised', 'retained', 'oldest'],
} as const;

/** @internal */
export function timeFacts(
  kind: PromiseOutcome['kind'],
  all: PromiseOutcome[],
): Explained<typeof timeDeclarations> {
  const outcomes = all.filter(outcome => outcome.kind === kind);
  const [promised, kept, moment] = TIME_FACTS[kind];
  const broken = outcomes.some(({ state }) => state === 'broken');
  const unknown = outcomes.some(({ state }) => state === 'unknown');
  const moments = outcomes
    .flatMap(outcome => outcome.moment ?? [])
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  const worst = kind === 'freshness' ? moments[0] : moments.at(-1);
  const ages = outcomes.flatMap(({ age }) => age ?? []);
  return {
    facts: {
      [promised]: outcomes.length > 0,
      ...(outcomes.length > 0 && (broken || !unknown) && { [kept]: !broken }),
      ...(worst !== undefined && { [moment]: worst }),
      ...(kind === 'freshness' &&
        ages.length > 0 && { ageDays: Math.floor(Math.max(...ages) / DAY) }),
    },
    evidence: explain(
      [kept, moment, ...(kind === 'freshness' ? ['ageDays'] : [])],
      outcomes
        .filter(({ state }) => state !== 'kept')
        .map(({ subject, message, expected, actual }) => ({
          subject,
          message,
          expected,
          actual,
        })),
    ),
  };
}
