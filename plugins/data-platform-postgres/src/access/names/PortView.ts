import {
  AccessItem,
  canonicalNarrowing,
} from '@meshport/backstage-plugin-data-platform-node';
import { MeshRole, shortHash, writeMarker } from './meshRole';
import { PortKey, slugOf, toReaderRole } from './ReaderRole';

/**
 * A port's table as one kind of right shows it: whole, or narrowed in one way.
 * @internal
 */
export interface PortView extends PortKey {
  /** Name of the view in Meshport's schema, e.g. `flights_flights_v1_…`. */
  name: string;
  /** The role that may read the view, and whose members consumers are. */
  role: MeshRole;
  /** Canonical; undefined for the whole table as it is. */
  filter: AccessItem['filter'];
  masks: AccessItem['masks'];
}

// A name that somebody wants to meet by choosing that of a port takes 2^64
// trials; that of another right is refused nevertheless.
const HASH_DIGITS = 16;
const WHOLE = 'whole';

/**
 * The view of a right, and its role. The same for all rights that differ in
 * the principal, the minor version and `until` only, wherever the table is.
 *
 * @param item - with a narrowing that is well-formed
 * @internal
 */
export function portViewOf(
  key: PortKey,
  item: Pick<AccessItem, 'filter' | 'masks'>,
): PortView {
  const { platform, product, port, major } = key;
  const { filter, masks } = canonicalNarrowing(item);
  const narrowing =
    filter || masks ? shortHash([filter ?? null, masks ?? null], 64) : WHOLE;
  const name = nameView(key, narrowing);
  return {
    ...key,
    filter,
    masks,
    name,
    role: {
      name: roleOfView(name),
      marker: writeMarker({ platform, product, port, major, narrowing }),
    },
  };
}

/**
 * Tells whether a role was made by Meshport, on whatever platform: its comment
 * must be a marker that leads to the role's own name, so that a copied comment
 * adopts nothing.
 * @internal
 */
export function isMeshRole(role: {
  name: string;
  comment: string | null;
}): boolean {
  if (!role.comment) {
    return false;
  }
  try {
    const { narrowing, ...key } = JSON.parse(role.comment).meshport;
    return narrowing === undefined
      ? toReaderRole(key).name === role.name
      : roleOfView(nameView(key, narrowing)) === role.name;
  } catch {
    return false;
  }
}

function nameView(key: PortKey, narrowing: string): string {
  const { platform, product, port, major } = key;
  const hash = shortHash(
    [platform, product, port, major, narrowing],
    HASH_DIGITS,
  );
  return `${slugOf(key)}_${hash}`;
}

function roleOfView(view: string): string {
  return `mesh_${view}`;
}
