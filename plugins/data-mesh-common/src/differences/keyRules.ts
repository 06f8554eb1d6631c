import {
  ContractProperty,
  ContractPropertyShape,
  ContractRelationship,
  ContractSchemaObject,
} from '../contract';
import { changeAt, Place, show } from './changeAt';
import { matchChangedItems } from './matchItems';
import { EFFECTS, Movement } from './movement';
import { sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

/**
 * Compares the primary keys of two versions of a schema object. The order of
 * the columns in a key says nothing about the data.
 *
 * @param renamed - new names of renamed columns, so that a key is not another
 *   one because of them
 * @internal
 */
export function comparePrimaryKey(
  before: ContractSchemaObject,
  after: ContractSchemaObject,
  renamed: ReadonlyMap<string, string>,
  place: Place,
): ContractChange[] {
  const old = primaryKey(before);
  const current = primaryKey(after);
  const kept = old.map(name => renamed.get(name) ?? name);
  if (sameMeaning(kept, current)) {
    return [];
  }
  const { movement, says } = judgeKey(old, current);
  return [
    changeAt(
      place,
      { area: 'key', ...EFFECTS[movement], says },
      {
        field: 'primaryKey',
        before: old.length > 0 ? old : undefined,
        after: current.length > 0 ? current : undefined,
      },
    ),
  ];
}

function judgeKey(
  before: string[],
  after: string[],
): { movement: Movement; says: string } {
  const [old, current] = [before.join(', '), after.join(', ')].map(show);
  if (before.length === 0) {
    return {
      movement: 'tightened',
      says: `has the primary key ${current} now: those who write must keep it filled and unique`,
    };
  }
  if (after.length === 0) {
    return {
      movement: 'loosened',
      says: `no longer has the primary key ${old}: readers cannot tell rows apart by it`,
    };
  }
  return {
    movement: 'replaced',
    says: `has the primary key ${current} instead of ${old}: what identifies a row is something else`,
  };
}

function primaryKey({ properties }: ContractSchemaObject): string[] {
  return keyParts(properties)
    .sort((a, b) => a.position - b.position)
    .map(({ path }) => path);
}

function keyParts(
  properties: readonly ContractProperty[],
  parents: readonly string[] = [],
): { path: string; position: number }[] {
  const parts = [];
  for (const property of properties) {
    const { name, primaryKey: isPart, properties: nested } = property;
    if (isPart) {
      const path = [...parents, name].join('.');
      parts.push({ path, position: positionOf(property) });
    }
    if (nested) {
      parts.push(...keyParts(nested, [...parents, name]));
    }
  }
  return parts;
}

function positionOf({ primaryKeyPosition }: ContractPropertyShape): number {
  return primaryKeyPosition !== undefined && primaryKeyPosition > 0
    ? primaryKeyPosition
    : Infinity;
}

/**
 * Compares the foreign keys of a schema object or a property.
 * @internal
 */
export function compareRelationships(
  before: readonly ContractRelationship[] | null | undefined,
  after: readonly ContractRelationship[] | null | undefined,
  place: Place,
): ContractChange[] {
  return matchChangedItems(before, after, [target]).flatMap(match => {
    if (match.before && match.after) {
      return [];
    }
    const movement = match.before ? 'loosened' : 'tightened';
    const { to } = match.before ?? match.after;
    const said = show([to].flat().join(', '));
    return [
      changeAt(
        place,
        {
          area: 'key',
          ...EFFECTS[movement],
          says: match.before
            ? `no longer refers to ${said}: readers that join by it can lose rows`
            : `refers to ${said} now: those who write must give values that are there`,
        },
        {
          field: `relationships.${said}`,
          before: match.before?.to,
          after: match.after?.to,
        },
        match.before ? 'removed' : 'added',
      ),
    ];
  });
}

/** The customProperties of a foreign key are words only. */
function target({ type, from, to }: ContractRelationship): string {
  return JSON.stringify([type ?? 'foreignKey', from ?? null, to]);
}
