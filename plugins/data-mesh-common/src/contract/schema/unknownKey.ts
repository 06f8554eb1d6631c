/** Names of version 2 that are still met in documents of version 3. */
const OLDER_NAMES = new Map([
  ['isNullable', 'write required instead, with the opposite value'],
  ['isUnique', 'write unique instead'],
  ['isPrimaryKey', 'write primaryKey instead'],
  ['isPrimary', 'write primaryKey instead'],
  ['column', 'write name or element instead'],
  ['columns', 'write properties instead'],
  ['table', 'write name instead'],
  ['dataset', 'write schema instead'],
  ['stakeholders', 'write team instead'],
  ['uuid', 'write id instead'],
  ['quantumName', 'write dataProduct instead'],
  ['datasetDomain', 'write domain instead'],
]);

/**
 * What to tell of a key that the standard does not know.
 *
 * @param known - the keys that it knows in this place
 * @internal
 */
export function describeUnknownKey(
  key: string,
  known: Iterable<string>,
): string {
  const older = OLDER_NAMES.get(key);
  if (older) {
    return `is a name of version 2; ${older}`;
  }
  const meant = [...known].find(name => lettersOf(name) === lettersOf(key));
  return meant
    ? `is not a key of the standard; write ${meant}`
    : 'is not a key of the standard here; correct its name, or move it to customProperties';
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
