import {
  ContractVersion,
  ProductEvent,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Something that happened, to a contract or to the product.
 * @internal
 */
export type HistoryEntry =
  | { at: string; contract: string; version: ContractVersion }
  | { at: string; event: ProductEvent };

/**
 * Versions and events as one line, the newest first. Events that tell of a
 * version which is in the line itself are left out.
 *
 * @param versions - of each contract, by its entity ref
 * @internal
 */
export function historyEntries(
  versions: ReadonlyMap<string, ContractVersion[]>,
  events: ProductEvent[],
): HistoryEntry[] {
  const hashes = new Set(
    [...versions].flatMap(([contract, list]) =>
      list.map(({ hash }) => `${contract} ${hash}`),
    ),
  );
  return [
    ...[...versions].flatMap(([contract, list]) =>
      list.map(version => ({ at: version.seenAt, contract, version })),
    ),
    ...events
      .filter(({ contract, hash }) => !hashes.has(`${contract} ${hash}`))
      .map(event => ({ at: event.at, event })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/**
 * The contract whose versions are compared when none is chosen: the one that
 * changed last, so that there is something to compare where there can be.
 *
 * @param entries - the newest first
 * @internal
 */
export function lastChangedContract(
  entries: HistoryEntry[],
): string | undefined {
  const changed = entries.find(
    entry => 'version' in entry && entry.version.sequence > 1,
  );
  return changed && 'contract' in changed ? changed.contract : undefined;
}

/**
 * The two versions that are compared when nothing is chosen: the newest one
 * and the one before, of those that can be read where there are two.
 *
 * @param versions - the newest first
 * @returns `undefined` when there are not two versions
 * @internal
 */
export function newestPair(
  versions: ContractVersion[],
): { before: number; after: number } | undefined {
  const readable = versions.filter(({ problems }) => problems.length === 0);
  const [after, before] = readable.length > 1 ? readable : versions;
  return before && { before: before.sequence, after: after.sequence };
}

/**
 * What a version is called: what it declares, and its position where that
 * alone does not tell it from others.
 *
 * @param versions - all versions of the contract
 * @internal
 */
export function versionName(
  version: ContractVersion,
  versions: ContractVersion[],
): string {
  if (!version.version) {
    return `Unreadable (no. ${version.sequence})`;
  }
  const same = versions.filter(other => other.version === version.version);
  return same.length > 1
    ? `${version.version} (no. ${version.sequence})`
    : version.version;
}
