import { ContractVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { HistoryView } from './historyAddress';

/**
 * The two versions that the page compares: those of its address, where they
 * exist and one is older, else the newest one that can be read and the one
 * before it.
 *
 * @param versions - the newest first
 * @returns undefined when there are not two that can be read
 * @internal
 */
export function versionsToCompare(
  versions: ContractVersion[],
  { before, after }: Pick<HistoryView, 'before' | 'after'>,
): { before: number; after: number } | undefined {
  const readable = versions
    .filter(({ problems }) => problems.length === 0)
    .map(({ sequence }) => sequence);
  const newer = after && readable.includes(after) ? after : readable[0];
  const older =
    before && before < newer && readable.includes(before)
      ? before
      : readable.find(sequence => sequence < newer);
  return older === undefined ? undefined : { before: older, after: newer };
}
