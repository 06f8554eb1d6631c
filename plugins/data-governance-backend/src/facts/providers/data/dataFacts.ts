import {
  FactDeclaration,
  FactEvidence,
  Facts,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { explain, Finding } from '../explain';
import {
  TableSurroundings,
  TableVisit,
  visitTables,
} from '../ports/visitTables';
import { PromiseOutcome } from './judgePromise';
import { MeasuredTable, measureTable } from './measureTable';
import { RuleOutcome } from './judgeRule';

// A pass over hundreds of millions of rows, and a query that takes as long as
// the adapter lets it: only the query is not executed then.
const TABLE_LIMIT_MS = 300_000;
const DAY = 86_400;

const facts = {
  measuredTables: {
    type: 'int',
    description: 'Tables of output ports that were measured, each whole',
  },
  rows: { type: 'int', description: 'Rows in all measured tables' },
  rules: {
    type: 'int',
    description:
      'Data quality rules of the contracts that can be measured: of the library or in SQL',
  },
  measuredRules: {
    type: 'int',
    description: 'Data quality rules that were measured',
  },
  rulesPassed: {
    type: 'bool',
    description:
      'There is a rule that can be measured, and each was measured and is kept by the data',
  },
  failedRules: {
    type: 'list<string>',
    description: 'Rules that the data breaks, as table.column: rule',
  },
  notExecuted: {
    type: 'list<string>',
    description:
      'Rules that were refused or failed, such as SQL that does more than read; never taken as passed',
  },
  notMeasurable: {
    type: 'list<string>',
    description:
      'Rules in words, or for a tool of its own; neither kept nor broken',
  },
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

const NO_RULES: Finding = {
  subject: 'quality',
  message: 'The contracts have no data quality rule that can be measured.',
};

/**
 * `facts.data`: what was measured in the data, against the quality rules and
 * the service levels of the contracts. One provider for both, because both are
 * measured in one pass over a table.
 * @internal
 */
export function createDataFacts(surroundings: TableSurroundings): FactProvider {
  return {
    id: 'data',
    title: 'Data measured',
    source: 'external',
    // Each table may take its limit.
    schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
    batchSize: 5,
    facts,
    async collect(batch, { signal }) {
      const visits = await visitTables<MeasuredTable>(
        { ...surroundings, batch, signal, limit: TABLE_LIMIT_MS },
        measureTable,
      );
      return new Map(
        [...visits].map(([product, visit]) => [product, factsOf(visit)]),
      );
    },
  };
}

function factsOf(visit: TableVisit<MeasuredTable>): CollectedFacts {
  if ('failure' in visit) {
    return { facts: {}, failure: visit.failure };
  }
  const { visited, leftOut } = visit;
  const tables = visited.map(({ found }) => found);
  const parts = [
    ruleFacts(tables.flatMap(({ rules }) => rules)),
    timeFacts(
      'freshness',
      tables.flatMap(({ promises }) => promises),
    ),
    timeFacts(
      'retention',
      tables.flatMap(({ promises }) => promises),
    ),
  ];
  return {
    facts: Object.assign(
      {
        measuredTables: tables.length,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      },
      ...(tables.length > 0 ? parts.map(part => part.facts) : []),
    ),
    evidence: [
      ...explain(
        ['measuredTables'],
        leftOut.map(({ port, reason }) => ({ subject: port, message: reason })),
      ),
      ...parts.flatMap(part => part.evidence),
    ],
  };
}

interface Found {
  facts: Facts;
  evidence: FactEvidence[];
}

function ruleFacts(rules: RuleOutcome[]): Found {
  const inState = (...states: RuleOutcome['state'][]) =>
    rules.filter(({ state }) => states.includes(state));
  const names = (...states: RuleOutcome['state'][]) =>
    inState(...states).map(({ name }) => name);
  const findings = (state: RuleOutcome['state']) =>
    inState(state).map(({ finding }) => finding);
  const measurable = inState('kept', 'broken', 'not executed');
  return {
    facts: {
      rules: measurable.length,
      measuredRules: inState('kept', 'broken').length,
      rulesPassed:
        measurable.length > 0 && measurable.length === inState('kept').length,
      failedRules: names('broken'),
      notExecuted: names('not executed'),
      notMeasurable: names('not measurable'),
    },
    evidence: [
      ...explain(['failedRules', 'rulesPassed'], findings('broken')),
      ...explain(
        ['notExecuted', 'rulesPassed', 'measuredRules'],
        findings('not executed'),
      ),
      ...explain(['notMeasurable'], findings('not measurable')),
      ...explain(['rulesPassed'], measurable.length > 0 ? [] : [NO_RULES]),
    ],
  };
}

const TIME_FACTS = {
  freshness: ['freshnessPromised', 'fresh', 'newest'],
  retention: ['retentionPromised', 'retained', 'oldest'],
} as const;

function timeFacts(kind: PromiseOutcome['kind'], all: PromiseOutcome[]): Found {
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
