import { ContractRole } from '../contract';
import { changeAt, Judgement, Place, sayValue } from './changeAt';
import { compareWording } from './compareWording';
import { matchChangedItems } from './matchItems';
import { ContractChange } from './types';

const JUDGED_FIELDS: ReadonlySet<string> = new Set(['role', 'access']);

const REMOVED: Judgement = {
  area: 'role',
  readers: 'breaking',
  writers: 'breaking',
  says: 'is removed: those who have it lose their access',
};

const ADDED: Judgement = {
  area: 'role',
  readers: 'compatible',
  writers: 'compatible',
  says: 'is new',
};

// Whether each kind of access lets people write too; all let them read. What
// others let them do is not known.
const WRITES = new Map<string, boolean>([
  ['', false],
  ['read', false],
  ['readonly', false],
  ['write', true],
  ['readwrite', true],
]);

/**
 * Compares the roles that give access to the data.
 *
 * @param parent - the server whose roles they are; absent for the contract's
 * @internal
 */
export function compareRoles(
  before: readonly ContractRole[] | null | undefined,
  after: readonly ContractRole[] | null | undefined,
  parent?: Place,
): ContractChange[] {
  return matchChangedItems(before, after, [role => role.role]).flatMap(
    match => {
      const { role } = match.after ?? match.before;
      const place: Place = {
        path: parent ? `${parent.path}.roles.${role}` : `roles.${role}`,
        title: parent ? `Role ${role} of ${parent.title}` : `Role ${role}`,
      };
      if (!match.after) {
        return [changeAt(place, REMOVED, { before: role }, 'removed')];
      }
      if (!match.before) {
        return [changeAt(place, ADDED, { after: role }, 'added')];
      }
      return [
        ...compareAccess(match.before, match.after, place),
        ...compareWording(match.before, match.after, place, JUDGED_FIELDS),
      ];
    },
  );
}

function compareAccess(
  before: ContractRole,
  after: ContractRole,
  place: Place,
): ContractChange[] {
  const [old, current] = [normalise(before.access), normalise(after.access)];
  if (old === current) {
    return [];
  }
  const [wrote, writes] = [WRITES.get(old), WRITES.get(current)];
  const isKnown = wrote !== undefined && writes !== undefined;
  const losesWriting = !isKnown || (wrote && !writes);
  return [
    changeAt(
      place,
      {
        area: 'role',
        readers: isKnown ? 'compatible' : 'breaking',
        writers: losesWriting ? 'breaking' : 'compatible',
        says: `${sayValue('access', before.access, after.access)}${
          losesWriting ? ': who has it may lose rights' : ''
        }`,
      },
      { field: 'access', before: before.access, after: after.access },
    ),
  ];
}

function normalise(access?: string): string {
  return (access ?? '').toLowerCase().replace(/[^a-z]/g, '');
}
