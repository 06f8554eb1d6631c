import { DatabaseError } from 'pg';
import { attempt } from '../engine/attempt';
import { Query } from '../engine/PostgresEngine';
import { Parameters } from './Parameters';

/**
 * One figure about all rows of a table.
 * @internal
 */
export interface Aggregate {
  /** Writes the expression; used once for each statement it is part of. */
  write(parameters: Parameters): string;
  /** It may be what makes a statement slow. */
  suspect?: boolean;
}

/**
 * The figures, or why PostgreSQL gave none.
 * @internal
 */
export type Figures<A extends Aggregate> = Map<
  A,
  { value: unknown; failure?: undefined } | { failure: DatabaseError }
>;

// Classes of SQLSTATE that say nothing against what was asked for: others were
// in the way, the server lacks something, or the time is over.
const CIRCUMSTANCES = new Set(['40', '53', '55', '57', '58']);

/**
 * Reads all figures in one pass over the table. Only when PostgreSQL refuses
 * the statement, or it takes too long, they are asked for apart, so that one
 * that cannot be computed does not keep the others.
 *
 * @param relation - the table, quoted
 * @throws what stands in the way of all of them, e.g. that the table takes too
 * long without the suspects already
 * @internal
 */
export async function onePass<A extends Aggregate>(
  query: Query,
  relation: string,
  aggregates: A[],
): Promise<Figures<A>> {
  const { result, failure } = await attempt(query, () =>
    readFigures(query, relation, aggregates),
  );
  if (result) {
    return new Map(
      aggregates.map((aggregate, index) => [
        aggregate,
        { value: result[`f${index}`] },
      ]),
    );
  }
  const suspects = aggregates.filter(aggregate => aggregate.suspect);
  if (suspects.length === 0 && isByCircumstances(failure)) {
    throw failure;
  }
  if (aggregates.length === 1) {
    return new Map([[aggregates[0], { failure }]]);
  }
  const plain = aggregates.filter(aggregate => !aggregate.suspect);
  const parts =
    suspects.length > 0 && plain.length > 0
      ? [plain, ...suspects.map(suspect => [suspect])]
      : aggregates.map(aggregate => [aggregate]);
  const figures: Figures<A> = new Map();
  for (const part of parts) {
    for (const [aggregate, figure] of await onePass(query, relation, part)) {
      figures.set(aggregate, figure);
    }
  }
  return figures;
}

async function readFigures(
  query: Query,
  relation: string,
  aggregates: Aggregate[],
): Promise<Record<string, unknown>> {
  const parameters = new Parameters();
  const expressions = aggregates.map(
    (aggregate, index) => `${aggregate.write(parameters)} AS f${index}`,
  );
  const [figures] = await query<Record<string, unknown>>(
    `SELECT ${expressions.join(',\n       ')}\n  FROM ${relation}`,
    parameters.values,
  );
  return figures;
}

function isByCircumstances({ code = '' }: DatabaseError): boolean {
  return CIRCUMSTANCES.has(code.slice(0, 2));
}
