import { changeAt, sayValue } from './changeAt';
import { Effects } from './movement';
import { Rule } from './rule';

/**
 * Watches a name under which those who read and write find the data. A name
 * that is new says more than before; one that is gone or another leads nowhere.
 * Its own name says nothing new, for that is what it is called anyway.
 *
 * @internal
 */
export function otherName<Field extends string>(
  field: Field,
  noun: string,
): Rule<{ [field in Field]?: string } & { name?: string }> {
  return (source, target, place) => {
    const before = source[field] ?? undefined;
    const after = target[field] ?? undefined;
    if (
      before === after ||
      (before ?? source.name) === (after ?? target.name)
    ) {
      return [];
    }
    const effects: Effects =
      before === undefined
        ? { readers: 'compatible', writers: 'compatible' }
        : { readers: 'breaking', writers: 'breaking' };
    const consequence =
      before === undefined ? '' : ': whatever uses the old name fails';
    return [
      changeAt(
        place,
        {
          area: 'schema',
          ...effects,
          says: `${sayValue(noun, before, after)}${consequence}`,
        },
        { field, before, after },
      ),
    ];
  };
}
