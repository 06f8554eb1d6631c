import { changeAt, Place } from './changeAt';
import { sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

/**
 * Compares the fields that promise nothing, such as descriptions, tags and
 * whatever a later standard adds.
 *
 * @param judged - the fields that have rules of their own
 * @internal
 */
export function compareWording(
  before: object,
  after: object,
  place: Place,
  judged: ReadonlySet<string>,
): ContractChange[] {
  const [old, current] = [fieldsOf(before), fieldsOf(after)];
  const fields = [
    ...Object.keys(old),
    ...Object.keys(current).filter(field => !Object.hasOwn(old, field)),
  ];
  return fields
    .filter(
      field => !judged.has(field) && !sameMeaning(old[field], current[field]),
    )
    .map(field =>
      changeAt(
        place,
        {
          area: 'description',
          readers: 'none',
          writers: 'none',
          says: sayWording(field, old[field], current[field]),
        },
        {
          field,
          before: old[field] ?? undefined,
          after: current[field] ?? undefined,
        },
      ),
    );
}

function fieldsOf(part: object): Record<string, unknown> {
  return part as Record<string, unknown>;
}

function sayWording(field: string, before: unknown, after: unknown): string {
  const noun = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const article = /[^s]s$/.test(noun) ? '' : 'a ';
  if ((before ?? undefined) === undefined) {
    return `has ${article}new ${noun}`;
  }
  return (after ?? undefined) === undefined
    ? `has no ${noun} any more`
    : `has ${article}changed ${noun}`;
}
