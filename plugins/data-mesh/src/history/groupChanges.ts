import {
  ChangeArea,
  ContractChange,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Changes that belong together, e.g. those of one column.
 * @internal
 */
export interface ChangeGroup {
  /** E.g. `flights.origin`, or a part of the contract in words. */
  title: string;
  /** Whether the title is a name from the contract. */
  isName: boolean;
  changes: ContractChange[];
}

const TITLES: Partial<Record<ChangeArea, string>> = {
  sla: 'Service levels',
  server: 'Servers',
  role: 'Roles',
  quality: 'Quality',
};

/**
 * Puts changes together by column, by table, or by the part of the contract
 * that they are in, in the order of the document.
 * @internal
 */
export function groupChanges(changes: ContractChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const name = [change.object, change.property].filter(Boolean).join('.');
    const title = name || (TITLES[change.area] ?? 'The contract');
    const group = groups.get(title) ?? {
      title,
      isName: Boolean(name),
      changes: [],
    };
    group.changes.push(change);
    groups.set(title, group);
  }
  return [...groups.values()];
}
