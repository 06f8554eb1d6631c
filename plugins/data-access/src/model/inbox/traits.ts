import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { durationInWords } from '@meshport/backstage-plugin-data-mesh-react';
import { columnsInWords, filterKey, rowsInWords } from '../filterWords';
import { holderKind, HolderKind } from '../holders';

/** Something by which requests for one port are alike or not. */
export interface Trait {
  /** Equal texts are equal traits. */
  key: (request: AccessRequest) => string;
  /** Says what it is, as it follows "this one" and "the others". */
  words: (request: AccessRequest) => string;
}

const HOLDER_WORDS: Record<HolderKind, string> = {
  user: 'for a person',
  group: 'for a team',
  dataproduct: 'for a data product',
};

/** By these, requests are put together. */
export const LIKENESS: Trait[] = [
  {
    key: ({ purpose }) => purpose,
    words: ({ purpose }) =>
      purpose
        ? `for the purpose “${purpose}”`
        : 'for a purpose that was erased',
  },
  {
    key: ({ holder }) => holderKind(holder),
    words: ({ holder }) => HOLDER_WORDS[holderKind(holder)],
  },
  {
    key: ({ filter }) => filterKey(filter && { columns: filter.columns }),
    words: ({ filter }) => `for ${columnsInWords(filter)}`,
  },
  {
    key: ({ filter }) => filterKey(filter && { rows: filter.rows }),
    words: ({ filter }) => `for ${rowsInWords(filter)}`,
  },
];

/** By these, one among like requests can still be the odd one. */
export const PARTICULARS: Trait[] = [
  {
    key: ({ duration }) => duration,
    words: ({ duration }) => `for ${durationInWords(duration)}`,
  },
  {
    key: ({ renews }) => String(renews !== undefined),
    words: ({ renews }) => (renews ? 'to prolong a right' : 'for a new right'),
  },
  {
    key: ({ steps, currentStep = 0 }) => steps[currentStep]?.title ?? '',
    words: ({ steps, currentStep = 0 }) =>
      `in the step “${steps[currentStep]?.title ?? ''}”`,
  },
];

/** All traits of a request that have to be equal for it to be like another. */
export function likenessKey(request: AccessRequest): string {
  return JSON.stringify(LIKENESS.map(trait => trait.key(request)));
}
