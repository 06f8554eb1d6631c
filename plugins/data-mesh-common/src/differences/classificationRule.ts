import { CLASSIFICATIONS, isClassification } from '../kinds';
import { ContractPropertyShape } from '../contract';
import { changeAt, sayValue } from './changeAt';
import { Judgement } from './changeAt';
import { Rule } from './rule';

// What nobody has classified is for everybody inside.
const UNCLASSIFIED = CLASSIFICATIONS.indexOf('internal');

/**
 * Watches how sensitive a property is. Where it rises, the rights that were
 * given have to be reviewed, so readers may lose theirs; where it falls,
 * nothing happens to them. A word that is not Meshport's may mean either.
 *
 * @internal
 */
export const compareClassification: Rule<ContractPropertyShape> = (
  { classification: before },
  { classification: after },
  place,
) => {
  const old = normalise(before);
  const current = normalise(after);
  return old === current
    ? []
    : [
        changeAt(place, judge(old, current), {
          field: 'classification',
          before: before ?? undefined,
          after: after ?? undefined,
        }),
      ];
};

function judge(before?: string, after?: string): Judgement {
  const says = sayValue('classification', before, after);
  const [old, current] = [rankOf(before), rankOf(after)];
  const rise = old === undefined || current === undefined || current > old;
  return {
    area: 'classification',
    readers: rise ? 'breaking' : 'compatible',
    writers: 'none',
    says: rise
      ? `${says}: the access of its readers has to be reviewed`
      : `${says}: who could read it still can`,
  };
}

function normalise(classification?: string): string | undefined {
  return classification?.trim().toLowerCase() || undefined;
}

function rankOf(classification?: string): number | undefined {
  if (classification === undefined) {
    return UNCLASSIFIED;
  }
  return isClassification(classification)
    ? CLASSIFICATIONS.indexOf(classification)
    : undefined;
}
