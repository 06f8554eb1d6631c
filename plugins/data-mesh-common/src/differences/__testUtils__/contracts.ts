import {
  ContractProperty,
  ContractQualityRule,
  ContractSchemaObject,
  ContractSlaProperty,
  DataContract,
} from '../../contract';
import { compareContracts } from '../compareContracts';
import { ContractChange } from '../types';

/**
 * A contract that says little besides what a test is about.
 * @internal
 */
export function contractWith(parts: Partial<DataContract> = {}): DataContract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'flights-contract',
    version: '1.0.0',
    status: 'active',
    schema: [],
    slaProperties: [],
    ...parts,
  };
}

/** @internal */
export function tableWith(
  parts: Partial<ContractSchemaObject> = {},
): ContractSchemaObject {
  return { name: 'flights', properties: [], ...parts };
}

/** @internal */
export function changesOf(
  before: Partial<DataContract>,
  after: Partial<DataContract>,
): ContractChange[] {
  return compareContracts(contractWith(before), contractWith(after)).changes;
}

/** @internal */
export function changesOfTable(
  before: Partial<ContractSchemaObject>,
  after: Partial<ContractSchemaObject>,
): ContractChange[] {
  return changesOf(
    { schema: [tableWith(before)] },
    { schema: [tableWith(after)] },
  );
}

/**
 * The changes of a column `origin`.
 * @internal
 */
export function changesOfColumn(
  before: Partial<ContractProperty>,
  after: Partial<ContractProperty>,
): ContractChange[] {
  return changesOfTable(
    { properties: [{ name: 'origin', ...before }] },
    { properties: [{ name: 'origin', ...after }] },
  );
}

/** @internal */
export function changesOfRule(
  before: Partial<ContractQualityRule>,
  after: Partial<ContractQualityRule>,
): ContractChange[] {
  return changesOfTable(
    { quality: [{ id: 'rule', ...before }] },
    { quality: [{ id: 'rule', ...after }] },
  );
}

/** @internal */
export function changesOfLevel(
  before: Partial<ContractSlaProperty>,
  after: Partial<ContractSlaProperty>,
): ContractChange[] {
  return changesOf(
    { slaProperties: [{ property: 'latency', value: 1, ...before }] },
    { slaProperties: [{ property: 'latency', value: 1, ...after }] },
  );
}

/**
 * What changes do, in short: `breaking/compatible` is for readers and writers.
 * @internal
 */
export function effectsOf(changes: ContractChange[]): string[] {
  return changes.map(({ readers, writers }) => `${readers}/${writers}`);
}

/** @internal */
export const TIGHTENED = ['compatible/breaking'];
/** @internal */
export const LOOSENED = ['breaking/compatible'];
/** @internal */
export const REPLACED = ['breaking/breaking'];
/** @internal */
export const WORDING = ['none/none'];
