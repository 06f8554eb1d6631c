import { Column } from './Table';

/** Most columns of one key in PostgreSQL. */
const MAX_KEY_COLUMNS = 32;

/**
 * The columns of the primary key in their order; those without a position come
 * last. None when PostgreSQL cannot have such a key.
 *
 * @internal
 */
export function primaryKeyOf(columns: Column[]): string[] {
  const key = columns
    .filter(({ property }) => property.at('primaryKey').value === true)
    .map(column => ({ ...column, position: positionOf(column) }))
    .sort((one, other) => one.position - other.position);
  const isPossible =
    key.length <= MAX_KEY_COLUMNS && key.every(({ type }) => type.isIndexable);
  for (const { property } of columns) {
    const place = property.at('primaryKey');
    if (isPossible || place.value !== true) {
      place.take();
      property.at('primaryKeyPosition').take();
    } else {
      place.lose('is of a key that PostgreSQL cannot have');
    }
  }
  return isPossible ? key.map(({ name }) => name) : [];
}

/**
 * The columns with unique values, without a key of one column, which is unique
 * anyway.
 *
 * @internal
 */
export function uniqueColumns(columns: Column[], primaryKey: string[]) {
  return columns
    .filter(({ property, type, name }) => {
      const place = property.at('unique');
      if (place.value === true && !type.isIndexable) {
        place.lose(`cannot be checked for the type ${type.name}`);
        return false;
      }
      const isKey = primaryKey.length === 1 && primaryKey[0] === name;
      return place.take() === true && !isKey;
    })
    .map(({ name }) => name);
}

function positionOf({ property }: Column): number {
  const position = Number(property.at('primaryKeyPosition').value);
  return position >= 1 ? position : Infinity;
}
