import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { isMeshRole } from '../names/PortView';
import { Right } from '../names/Right';
import { AccessSchema, SchemaState } from '../views/AccessSchema';
import { NO_VIEW, readViews, ViewState } from '../views/readViews';
import { Tables } from '../views/readTables';
import { MemberFindings, readMembers } from './readMembers';
import { readPaths } from './readPaths';
import { readWritten } from './readWritten';

/**
 * What the engine says about one right.
 * @internal
 */
export interface Findings extends MemberFindings {
  tableExists: boolean;
  rowSecurity: boolean;
  view: ViewState;
  /** The function that refuses is as Meshport made it. */
  guarded: boolean;
  /** What Meshport wrote down for the right; undefined when nothing. */
  written: { until: Date | null; over: boolean } | undefined;
  /** Ways to read the table itself. */
  otherPaths: { via: string; managed: boolean }[];
  /** Roles of the principal's other rights to the table, given by Meshport. */
  otherRights: string[];
}

/**
 * Reads who can read what, and why, for many rights at once, in as many
 * statements as for one. Changes nothing.
 *
 * @returns in the order of the rights
 * @internal
 */
export async function readFindings(
  query: Query,
  schema: AccessSchema,
  state: SchemaState,
  rights: readonly Right[],
  tables: Tables,
): Promise<Findings[]> {
  const subjects = rights.map(right => ({
    right,
    table: tables.find(right.location),
  }));
  const members = await readMembers(query, schema, subjects);
  const written = state.complete
    ? await readWritten(query, schema, rights)
    : undefined;
  const views = state.complete
    ? await readViews(query, schema, differentViews(subjects))
    : undefined;
  const paths = await readPaths(query, subjects);

  return subjects.map(({ right, table }, index) => {
    const found = members[index];
    const ownOlder = found.olderMemberships.length > 0;
    return {
      ...found,
      tableExists: table !== undefined,
      rowSecurity: table?.rowSecurity ?? false,
      view: views?.get(right.view.role.name) ?? NO_VIEW,
      guarded: state.guarded,
      written: written?.[index].own,
      otherPaths: paths
        .of(index)
        .filter(({ via }) => !(ownOlder && via === right.reader?.name))
        .map(({ via, comment }) => ({
          via,
          managed:
            via !== right.reader?.name && isMeshRole({ name: via, comment }),
        })),
      otherRights: written?.[index].others ?? [],
    };
  });
}

function differentViews(
  subjects: readonly { right: Right; table: FoundTable | undefined }[],
) {
  const views = subjects.map(({ right: { view }, table }) => ({ view, table }));
  return [...new Map(views.map(v => [v.view.role.name, v])).values()];
}
