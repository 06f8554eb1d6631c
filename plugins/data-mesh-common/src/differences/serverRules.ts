import { ContractServer } from '../contract';
import { changeAt, Place, sayValue } from './changeAt';
import { compareWording } from './compareWording';
import { matchChangedItems } from './matchItems';
import { compareRoles } from './roleRules';
import { sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

/**
 * Compares where two versions say that the data is.
 * @internal
 */
export function compareServers(
  before: readonly ContractServer[] | null | undefined,
  after: readonly ContractServer[] | null | undefined,
): ContractChange[] {
  return matchChangedItems(before, after, [
    server => server.server,
    server => server.id ?? undefined,
  ]).flatMap(match => {
    const place = placeOf(match.after ?? match.before);
    if (!match.after) {
      return [
        changeAt(
          place,
          {
            area: 'server',
            readers: 'breaking',
            writers: 'breaking',
            says: 'is removed: whoever connects to it fails',
          },
          { before: match.before.server },
          'removed',
        ),
      ];
    }
    if (!match.before) {
      return [
        changeAt(
          place,
          {
            area: 'server',
            readers: 'compatible',
            writers: 'compatible',
            says: 'is new',
          },
          { after: match.after.server },
          'added',
        ),
      ];
    }
    return compareServer(match.before, match.after, place);
  });
}

// Everything else says where the data is and how it is read there.
const WORDS: ReadonlySet<string> = new Set([
  'id',
  'description',
  'tags',
  'customProperties',
  'authoritativeDefinitions',
]);

function compareServer(
  before: ContractServer,
  after: ContractServer,
  place: Place,
): ContractChange[] {
  const fields = Object.keys({ ...before, ...after });
  const connection = fields.filter(
    field => !WORDS.has(field) && field !== 'roles',
  );
  return [
    ...connection
      .filter(field => !sameMeaning(before[field], after[field]))
      .map(field =>
        changeOfField(
          field,
          before[field] ?? undefined,
          after[field] ?? undefined,
          place,
        ),
      ),
    ...compareRoles(before.roles, after.roles, place),
    ...compareWording(before, after, place, new Set([...connection, 'roles'])),
  ];
}

function changeOfField(
  field: string,
  before: unknown,
  after: unknown,
  place: Place,
): ContractChange {
  const isNew = before === undefined;
  const effect = isNew ? 'compatible' : 'breaking';
  return changeAt(
    place,
    {
      area: 'server',
      readers: effect,
      writers: effect,
      says: `${sayValue(field, before, after)}${
        isNew ? '' : ': whoever connects to it has to follow'
      }`,
    },
    { field, before, after },
  );
}

function placeOf({ server }: ContractServer): Place {
  return { path: `servers.${server}`, title: `Server ${server}` };
}
