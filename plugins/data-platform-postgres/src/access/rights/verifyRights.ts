import { NotFoundError } from '@backstage/errors';
import { Query } from '../../engine/PostgresEngine';
import { SchemaFilter } from '../../tables/SchemaFilter';
import { Right } from '../names/Right';
import { RightOutcome } from '../rightsOf';
import { AccessSchema } from '../views/AccessSchema';
import { readTables } from '../views/readTables';
import { Findings, readFindings } from './readFindings';

/**
 * Reads what there is of rights. Changes nothing.
 *
 * @returns in the order of the rights; `NotFoundError` where there is no table
 * or principal
 * @internal
 */
export async function verifyRights(
  query: Query,
  options: { schema: AccessSchema; schemas: SchemaFilter },
  rights: readonly Right[],
): Promise<RightOutcome[]> {
  const { schema, schemas } = options;
  const tables = await readTables(
    query,
    schemas,
    rights.map(({ location }) => location),
  );
  const findings = await readFindings(
    query,
    schema,
    await schema.read(query),
    rights,
    tables,
  );
  return rights.map((right, index) => {
    const error = missing(findings[index], right);
    return error ? { error } : { findings: findings[index] };
  });
}

function missing(
  findings: Findings,
  { location, principal }: Right,
): Error | undefined {
  if (!findings.tableExists) {
    return new NotFoundError(
      `There is no table or view ${location.schema}.${location.table}, or its schema is not offered`,
    );
  }
  return findings.principalExists
    ? undefined
    : new NotFoundError(`There is no role '${principal}' in the database`);
}
