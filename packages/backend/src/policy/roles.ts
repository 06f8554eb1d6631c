/**
 * What a person is in the example portal. A person may have several roles.
 */
export type Role = 'member' | 'builder' | 'steward' | 'platform-engineer';

const ROLE_OF_GROUP: Record<string, Role> = {
  'group:default/flight-operations': 'builder',
  'group:default/airports': 'builder',
  'group:default/safety': 'builder',
  'group:default/weather-services': 'builder',
  'group:default/data-governance': 'steward',
  'group:default/platform-engineering': 'platform-engineer',
};

/**
 * The roles that follow from what a user belongs to. Everyone who is signed in
 * is a member.
 */
export function rolesOf(ownershipEntityRefs: string[]): Set<Role> {
  const roles = new Set<Role>(['member']);
  for (const ref of ownershipEntityRefs) {
    const role = ROLE_OF_GROUP[ref];
    if (role) {
      roles.add(role);
    }
  }
  return roles;
}
