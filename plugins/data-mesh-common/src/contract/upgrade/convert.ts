import { isMapping } from '../schema/checks';
import { Findings } from '../schema/Findings';

type Mapping = Record<string, unknown>;

/**
 * Turns an older value into today's. Values that are not what the older
 * version promised come back as they are, for the check to tell.
 * @internal
 */
export type Convert = (value: unknown, notes: Findings) => unknown;

/**
 * What became of a key: another name, a custom property, or nothing.
 * @internal
 */
export type Change =
  | { to: string; convert?: Convert; note?: string }
  | { within: Convert }
  | { toCustomProperty: true }
  | { dropped: string };

/**
 * Rewrites a mapping key by key. Keys without a value go, which is what an
 * older document means by them.
 *
 * @param changes - by older key; other keys stay as they are
 * @param notes - told of each change, at its place in the older document
 * @internal
 */
export function convertMapping(changes: Record<string, Change>): Convert {
  const byKey = new Map(Object.entries(changes));
  return (value, notes) => {
    if (!isMapping(value)) {
      return value;
    }
    const entries: [string, unknown][] = [];
    const customProperties: Mapping[] = [];
    for (const [key, field] of Object.entries(value)) {
      const change = byKey.get(key);
      notes.enter(key);
      if (field === null && key !== 'value') {
        // Nothing to carry over.
      } else if (!change || ('to' in change && change.to in value)) {
        entries.push([key, field]);
      } else if ('within' in change) {
        entries.push([key, change.within(field, notes)]);
      } else if ('dropped' in change) {
        notes.warn(change.dropped);
      } else if ('to' in change) {
        const { to, convert, note } = change;
        entries.push([to, convert ? convert(field, notes) : field]);
        notes.warn(note ?? `is an older name; read as ${to}`);
      } else {
        customProperties.push({ property: key, value: field });
        notes.warn('has no place in 3.1; read as one of customProperties');
      }
      notes.leave();
    }
    return withCustomProperties(Object.fromEntries(entries), customProperties);
  };
}

function withCustomProperties(mapping: Mapping, added: Mapping[]): Mapping {
  if (added.length === 0) {
    return mapping;
  }
  const present = mapping.customProperties;
  return {
    ...mapping,
    customProperties: [...(Array.isArray(present) ? present : []), ...added],
  };
}

/**
 * Converts the items of a list.
 * @internal
 */
export function convertItems(item: Convert): Convert {
  return (value, notes) =>
    Array.isArray(value)
      ? value.map((entry, index) => {
          notes.enter(index);
          const converted = item(entry, notes);
          notes.leave();
          return converted;
        })
      : value;
}
