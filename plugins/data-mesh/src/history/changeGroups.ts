import { ContractChange } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Changes of one thing: a column, a table, or a part of the contract.
 * @internal
 */
export interface ChangeGroup {
  /** The table, or `undefined` for the contract as a whole. */
  object?: string;
  /** The column, or `undefined` for the table or the contract itself. */
  property?: string;
  changes: ContractChange[];
}

/**
 * Changes by what they are in, in the order in which they come.
 *
 * @internal
 */
export function changeGroups(changes: ContractChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const { object, property } = change;
    const key = JSON.stringify([object, property]);
    const group = groups.get(key) ?? { object, property, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Whether a change may fail or deceive somebody. */
export function isBreaking(change: ContractChange): boolean {
  return change.readers === 'breaking' || change.writers === 'breaking';
}
