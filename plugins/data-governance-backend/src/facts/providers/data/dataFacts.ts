import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { explain } from '../explain';
import {
  TableSurroundings,
  TableVisit,
  visitTables,
} from '../ports/visitTables';
import { MeasuredTable, measureTable } from './measureTable';
import { ruleDeclarations, ruleFacts } from './ruleFacts';
import { timeDeclarations, timeFacts } from './timeFacts';

// A pass over hundreds of millions of rows, and a query that takes as long as
// the adapter lets it: only the query is not executed then.
const TABLE_LIMIT_MS = 300_000;

const facts = {
  measuredTables: {
    type: 'int',
    description: 'Tables of output ports that were measured, each whole',
  },
  rows: { type: 'int', description: 'Rows in all measured tables' },
  ...ruleDeclarations,
  ...timeDeclarations,
} satisfies Record<string, FactDeclaration>;

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
