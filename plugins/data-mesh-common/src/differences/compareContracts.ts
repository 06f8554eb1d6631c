import { DataContract } from '../contract';
import { compareHeads } from './contractRules';
import { compareRoles } from './roleRules';
import { compareSchemas } from './schemaRules';
import { compareServers } from './serverRules';
import { compareServiceLevels } from './slaRules';
import { largerStep, stepOwed } from './stepOwed';
import { judgeVersion } from './versionVerdict';
import {
  ChangeArea,
  ContractChange,
  ContractDifferences,
  VersionStep,
} from './types';

/**
 * Compares two versions of a contract by what they mean: items of lists are
 * known by their names, so their order, the order of keys, synonyms, units and
 * other names of the same type are no change.
 *
 * @returns the changes, each with what it does to those who read and those who
 *   write the data, and the step that the version owes for them
 * @public
 */
export function compareContracts(
  before: DataContract,
  after: DataContract,
): ContractDifferences {
  const changes = [
    ...compareHeads(before, after),
    ...compareServers(before.servers, after.servers),
    ...compareSchemas(before.schema, after.schema),
    ...compareRoles(before.roles, after.roles),
    ...compareServiceLevels(before.slaProperties, after.slaProperties),
  ];
  const needed = changes.reduce<VersionStep>(
    (step, change) => largerStep(step, stepOwed(change)),
    'none',
  );
  return {
    changes,
    breaking: changes.some(({ readers }) => readers === 'breaking'),
    compatibility: compatibilityOf(changes),
    version: judgeVersion(before.version, after.version, needed),
  };
}

// What decides whether data can be read; the others are about its quality, its
// place and who may have it.
const DATA_AREAS: ReadonlySet<ChangeArea> = new Set([
  'schema',
  'type',
  'key',
  'constraint',
]);

/** Forward: old readers read new data. Backward: new readers read old data. */
function compatibilityOf(
  changes: readonly ContractChange[],
): ContractDifferences['compatibility'] {
  const ofData = changes.filter(({ area }) => DATA_AREAS.has(area));
  const forward = ofData.every(({ readers }) => readers !== 'breaking');
  const backward = ofData.every(({ writers }) => writers !== 'breaking');
  if (forward) {
    return backward ? 'full' : 'forward';
  }
  return backward ? 'backward' : 'none';
}
