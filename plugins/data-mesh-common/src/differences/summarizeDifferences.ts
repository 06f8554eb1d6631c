import { ContractChange, ContractDifferences } from './types';

const isBreaking = ({ readers }: ContractChange) => readers === 'breaking';
const isAddition = (change: ContractChange) =>
  !isBreaking(change) && change.kind === 'added';

// Every change is of exactly one kind.
const KINDS = [
  { is: isBreaking, one: 'breaking change', many: 'breaking changes' },
  { is: isAddition, one: 'addition', many: 'additions' },
  {
    is: (change: ContractChange) => !isBreaking(change) && !isAddition(change),
    one: 'other change',
    many: 'other changes',
  },
];

/**
 * Sums up the differences between two versions in one line, e.g.
 * `2 breaking changes, 1 addition; 1.3.0 owes a major step`.
 *
 * @public
 */
export function summarizeDifferences({
  changes,
  version,
}: Pick<ContractDifferences, 'changes' | 'version'>): string {
  if (changes.length === 0) {
    return version.sufficient
      ? 'no changes'
      : `no changes; ${version.after} goes back behind ${version.before}`;
  }
  const counts = KINDS.map(({ is, one, many }) => {
    const count = changes.filter(is).length;
    return count > 0 ? `${count} ${count === 1 ? one : many}` : undefined;
  }).filter(part => part !== undefined);
  const verdict = version.sufficient
    ? ''
    : `; ${version.after} owes a ${version.owed} step`;
  return `${counts.join(', ')}${verdict}`;
}
