import { ColumnMask } from '@meshport/backstage-plugin-data-mesh-common';

const WORDS: Record<ColumnMask['mask'], string> = {
  null: 'Nothing: empty',
  hash: 'A hash: the same for the same value',
  year: 'The year only',
};

/** What is read of a column. */
export function maskInWords(mask: ColumnMask['mask'] | undefined): string {
  return mask ? WORDS[mask] : 'As it is';
}
