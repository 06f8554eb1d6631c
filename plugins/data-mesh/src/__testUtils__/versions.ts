import {
  ContractComparison,
  ContractChange,
  ContractVersion,
} from '@meshport/backstage-plugin-data-mesh-common';

/** A version of a contract. */
export function contractVersion(
  sequence: number,
  rest: Partial<ContractVersion> = {},
): ContractVersion {
  return {
    hash: `hash-${sequence}`,
    sequence,
    version: `1.${sequence - 1}.0`,
    status: 'active',
    seenAt: `2026-11-0${sequence}T10:00:00.000Z`,
    current: false,
    problems: [],
    ...rest,
  };
}

/** A change that breaks readers. */
export const DROPPED_COLUMN: ContractChange = {
  kind: 'removed',
  area: 'schema',
  path: 'schema.flights.delay_minutes',
  object: 'flights',
  property: 'delay_minutes',
  before: { name: 'delay_minutes' },
  readers: 'breaking',
  writers: 'compatible',
  message: 'flights.delay_minutes is removed: readers that use it fail.',
};

/** A change that only those who write the data notice. */
export const TIGHTER_ORIGIN: ContractChange = {
  kind: 'changed',
  area: 'constraint',
  path: 'schema.flights.origin.required',
  object: 'flights',
  property: 'origin',
  before: false,
  after: true,
  readers: 'compatible',
  writers: 'breaking',
  message: 'flights.origin is required now.',
};

/** A change that breaks nobody. */
export const NEW_PURPOSE: ContractChange = {
  kind: 'changed',
  area: 'description',
  path: 'description.purpose',
  before: 'To learn',
  after: 'To plan',
  readers: 'none',
  writers: 'none',
  message: 'The purpose is worded anew.',
};

/** What differs between two versions. */
export function comparison(
  before: ContractVersion,
  after: ContractVersion,
  changes: ContractChange[],
): ContractComparison {
  return {
    before,
    after,
    differences: {
      changes,
      breaking: changes.some(change => change.readers === 'breaking'),
      compatibility: 'none',
      version: {
        before: before.version ?? '',
        after: after.version ?? '',
        owed: 'major',
        taken: 'minor',
        sufficient: false,
        message: 'The changes owe a major step: at least 2.0.0.',
      },
    },
  };
}
