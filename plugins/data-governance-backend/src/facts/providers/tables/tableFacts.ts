import { toError } from '@backstage/errors';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { explain, Finding } from '../explain';
import { portName } from '../portName';
import { PortTable } from '../ports/portTables';
import { schemaObjectOf } from '../ports/schemaObject';
import {
  TableSurroundings,
  TableVisit,
  visitTables,
} from '../ports/visitTables';
import {
  compareTable,
  DIFFERENCE_KINDS,
  DifferenceKind,
  TableDifference,
} from './compareTable';

// Two small statements on system catalogs.
const TABLE_LIMIT_MS = 20_000;

const facts = {
  compared: {
    type: 'int',
    description: 'Output ports whose table was compared with the contract',
  },
  notCompared: {
    type: 'list<string>',
    description:
      'Output ports of type table that name no location on a known platform, or no contract that can be read',
  },
  matches: {
    type: 'bool',
    description:
      'A port was compared, and all other lists of this provider are empty',
  },
  missingTables: {
    type: 'list<string>',
    description: 'Output ports whose table does not exist',
  },
  missingColumns: {
    type: 'list<string>',
    description: 'Columns of the contract that the table lacks',
  },
  extraColumns: {
    type: 'list<string>',
    description: 'Columns of the table that the contract does not name',
  },
  mistypedColumns: {
    type: 'list<string>',
    description: 'Columns of another type than the contract says',
  },
  nullableColumns: {
    type: 'list<string>',
    description:
      'Columns that the contract requires, and in which the engine allows NULL; not in views',
  },
  unenforcedKeys: {
    type: 'list<string>',
    description:
      'Columns that the contract calls unique, and tables with a primary key in the contract, without the engine seeing to it; not in views',
  },
} satisfies Record<string, FactDeclaration>;

type Found = 'no table' | TableDifference[];

/**
 * `facts.tables`: the contracts of output ports against the real tables.
 * @internal
 */
export function createTableFacts(
  surroundings: TableSurroundings,
): FactProvider {
  return {
    id: 'tables',
    title: 'Contract against the real tables',
    source: 'external',
    schedule: { frequency: { minutes: 15 }, timeout: { minutes: 5 } },
    batchSize: 50,
    facts,
    async collect(batch, { signal }) {
      const visits = await visitTables<Found>(
        { ...surroundings, batch, signal, limit: TABLE_LIMIT_MS },
        (table, _product, tableSignal) => look(table, tableSignal),
      );
      return new Map(
        [...visits].map(([product, visit]) => [product, factsOf(visit)]),
      );
    },
  };
}

async function look(table: PortTable, signal: AbortSignal): Promise<Found> {
  try {
    const described = await untilAborted(
      table.platform.describe(table.location),
      signal,
    );
    return compareTable(schemaObjectOf(table.contract, described), described);
  } catch (error) {
    if (toError(error).name === 'NotFoundError') {
      return 'no table';
    }
    throw error;
  }
}

function factsOf(visit: TableVisit<Found>): CollectedFacts {
  if ('failure' in visit) {
    return { facts: {}, failure: visit.failure };
  }
  const { visited, leftOut } = visit;
  const missingTables = visited
    .filter(({ found }) => found === 'no table')
    .map(({ table }) => table);
  const differences = visited.flatMap(({ found }) =>
    found === 'no table' ? [] : found,
  );
  const ofKind = (kind: DifferenceKind) =>
    differences.filter(difference => difference.kind === kind);
  const subjects = (kind: DifferenceKind) =>
    ofKind(kind).map(({ subject }) => subject);
  return {
    facts: {
      compared: visited.length - missingTables.length,
      notCompared: leftOut.map(({ port }) => port),
      matches:
        visited.length > 0 &&
        missingTables.length + leftOut.length + differences.length === 0,
      missingTables: missingTables.map(({ port }) => portName(port)),
      missingColumns: subjects('missingColumns'),
      extraColumns: subjects('extraColumns'),
      mistypedColumns: subjects('mistypedColumns'),
      nullableColumns: subjects('nullableColumns'),
      unenforcedKeys: subjects('unenforcedKeys'),
    },
    evidence: [
      ...explain(
        ['notCompared', 'matches'],
        leftOut.map(({ port, reason }) => ({ subject: port, message: reason })),
      ),
      ...explain(['missingTables', 'matches'], missingTables.map(findingOf)),
      ...DIFFERENCE_KINDS.flatMap(kind =>
        explain(
          [kind, 'matches'],
          ofKind(kind).map(({ kind: _, ...finding }) => finding),
        ),
      ),
    ],
  };
}

function findingOf({ port, platform, location }: PortTable): Finding {
  return {
    subject: portName(port),
    message: `${platform.title} has no such table, or does not offer it.`,
    expected: Object.values(location).join('.'),
    actual: 'no table',
  };
}

/** The description itself cannot be ended, only no longer be waited for. */
async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
  }
}
