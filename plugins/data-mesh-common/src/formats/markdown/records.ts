import { isText, Source } from '../source/Source';
import { markdownTable } from './escapeMarkdown';

/**
 * A list of mappings as a table with a column for each key that one of them
 * has. Takes everything.
 *
 * @param titles - what each of them is called, in a column of its own
 * @internal
 */
export function recordsTable(
  list: Source[],
  titles?: { head: string; of: (record: Source) => string },
): string[] {
  const keys = [
    ...new Set(list.flatMap(item => item.entries().map(([key]) => key))),
  ];
  return markdownTable(
    [...(titles ? [titles.head] : []), ...keys.map(titleOf)],
    list.map(item => [
      ...(titles ? [titles.of(item)] : []),
      ...keys.map(key => show(item.at(key))),
    ]),
  );
}

/**
 * A value for people to read. Takes it.
 * @internal
 */
export function show(place: Source): string {
  return showValue(place.take());
}

function showValue(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value) && value.every(item => !isHolder(item))) {
    return value.map(showValue).join(', ');
  }
  return isText(value) ? value : JSON.stringify(value);
}

function isHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** `firstLevelApprovers` is `First level approvers`. */
function titleOf(key: string): string {
  const words = key.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
