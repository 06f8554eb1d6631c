/**
 * A person of the example mesh: a User entity in the catalog, an account of the
 * development sign-in and a login role of the warehouse, all by the same name.
 *
 * @public
 */
export type Persona = {
  /** Name of the User entity, of the account and of the database role. */
  name: string;
  displayName: string;
  /** What the person does, as the sign-in page shows it. */
  role: string;
  /** Title of the group the person belongs to. */
  team: string;
};

/**
 * Everyone who can sign in to the example portal.
 *
 * @public
 */
export const personas: readonly Persona[] = [
  {
    name: 'olivia',
    displayName: 'Olivia Ortega',
    role: 'Owner of flights and departure delays',
    team: 'Flight operations',
  },
  {
    name: 'chen',
    displayName: 'Chen Wu',
    role: 'Data analyst',
    team: 'Safety',
  },
  {
    name: 'grace',
    displayName: 'Grace Okafor',
    role: 'Governance steward',
    team: 'Data governance',
  },
  {
    name: 'piotr',
    displayName: 'Piotr Nowak',
    role: 'Platform engineer',
    team: 'Platform engineering',
  },
  {
    name: 'amara',
    displayName: 'Amara Diallo',
    role: 'Owner of airports',
    team: 'Airports',
  },
  {
    name: 'wim',
    displayName: 'Wim de Vries',
    role: 'Owner of weather',
    team: 'Weather services',
  },
];

/**
 * Finds a persona.
 *
 * @param name - name of the persona, such as `chen`
 * @throws Error when nobody has this name
 * @public
 */
export function personaNamed(name: string): Persona {
  const persona = personas.find(candidate => candidate.name === name);
  if (!persona) {
    const names = personas.map(candidate => candidate.name).join(', ');
    throw new Error(`There is no persona ${name}; there are ${names}`);
  }
  return persona;
}

/**
 * The address a persona signs in with.
 *
 * @public
 */
export function emailOf(persona: Persona): string {
  return `${persona.name}@example.com`;
}

/**
 * Login roles of the warehouse that are nobody's own: of data products, as the
 * portal's configuration names them under `dataAccess.serviceAccounts`, and of
 * teams, as their Group entities do.
 *
 * @public
 */
export const serviceAccounts: readonly string[] = [
  'svc_departure_delays',
  'team_airports',
];
