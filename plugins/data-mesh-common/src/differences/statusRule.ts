import { DataContract } from '../contract';
import { changeAt, sayValue } from './changeAt';
import { Rule } from './rule';
import { ChangeEffect } from './types';

// How far each status promises that the data is there: nothing yet, it is,
// nothing any more.
const PROMISED = new Map<string, boolean>([
  ['proposed', false],
  ['draft', false],
  ['active', true],
  ['deprecated', true],
  ['retired', false],
]);

/**
 * Watches the status of a contract. Who relies on a promise is broken when it
 * is taken back; `deprecated` still keeps it. What other words promise is not
 * known, so they break nobody.
 *
 * @internal
 */
export const compareStatus: Rule<DataContract> = (
  { status: before },
  { status: after },
  place,
) => {
  const [old, current] = [before, after].map(status =>
    status.trim().toLowerCase(),
  );
  if (old === current) {
    return [];
  }
  const broken = PROMISED.get(old) === true && PROMISED.get(current) === false;
  const effect: ChangeEffect = broken ? 'breaking' : 'compatible';
  return [
    changeAt(
      place,
      {
        area: 'contract',
        readers: effect,
        writers: effect,
        says: `${sayValue('status', before, after)}${consequence(
          current,
          broken,
        )}`,
      },
      { field: 'status', before, after },
    ),
  ];
};

function consequence(status: string, broken: boolean): string {
  if (status === 'deprecated') {
    return ': it still holds, but those who read it should look for another one';
  }
  return broken ? ': nothing it promised holds any more' : '';
}
