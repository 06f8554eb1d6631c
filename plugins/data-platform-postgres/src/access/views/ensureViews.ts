import { attemptPart } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { Right } from '../names/Right';
import { AccessSchema } from './AccessSchema';
import { ensureView } from './ensureView';
import { Tables } from './readTables';
import { isSound, NO_VIEW, readViews } from './readViews';

/**
 * Makes the views of rights, or mends them, where they are not as they should
 * be.
 *
 * @returns why a view could not be made, by the name of its role
 * @internal
 */
export async function ensureViews(
  query: Query,
  rights: readonly Right[],
  options: { schema: AccessSchema; tables: Tables; proofTimeout: number },
): Promise<Map<string, Error>> {
  const { schema, tables, proofTimeout } = options;
  const byRole = new Map(rights.map(right => [right.view.role.name, right]));
  const states = await readViews(
    query,
    schema,
    [...byRole.values()].map(({ view, location }) => ({
      view,
      table: tables.find(location),
    })),
  );
  const failures = new Map<string, Error>();
  for (const [role, { view, location }] of byRole) {
    const state = states.get(role) ?? NO_VIEW;
    if (!isSound(state)) {
      const { failure } = await attemptPart(query, () =>
        ensureView(
          query,
          { view, location, table: tables.get(location), schema, proofTimeout },
          state,
        ),
      );
      if (failure) {
        failures.set(role, failure);
      }
    }
  }
  return failures;
}
