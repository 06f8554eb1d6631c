import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
} from '@backstage/catalog-model';
import { EntityReader } from './EntityReader';

/**
 * Which groups people are in by the catalog, those above their own included.
 * @internal
 */
export class Memberships {
  readonly #above: ReadonlyMap<string, readonly string[]>;

  private constructor(above: ReadonlyMap<string, readonly string[]>) {
    this.#above = above;
  }

  /** Reads the groups of some people, and those above, with the portal's rights. */
  static async read(
    entities: EntityReader,
    people: readonly Entity[],
  ): Promise<Memberships> {
    const above = new Map<string, string[]>();
    let unknown = people.flatMap(ownGroups);
    while (unknown.length > 0) {
      const found = await entities.read(unknown);
      for (const ref of unknown) {
        const parents = targets(found.get(ref), RELATION_CHILD_OF);
        above.set(ref, parents);
      }
      unknown = [...above.values()].flat().filter(ref => !above.has(ref));
    }
    return new Memberships(above);
  }

  /** Whether somebody is one of these, or in one of these groups. */
  isAmong(person: Entity, personRef: string, refs: readonly string[]): boolean {
    const all = new Set([personRef, ...ownGroups(person)]);
    // Grows while it is walked.
    for (const ref of all) {
      this.#above.get(ref)?.forEach(parent => all.add(parent));
    }
    return refs.some(ref => all.has(ref));
  }
}

/** The groups somebody is in directly, as full entity refs. */
export function ownGroups(person: Entity | undefined): string[] {
  return targets(person, RELATION_MEMBER_OF);
}

function targets(entity: Entity | undefined, relation: string): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef);
}
