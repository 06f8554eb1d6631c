import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  Classification,
  compareContracts,
  contractClassification,
  ContractColumn,
  contractColumns,
  ContractDifferences,
  ContractProblem,
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { hashOf } from './hashOf';

/**
 * What the index keeps of a contract.
 * @internal
 */
export interface IndexedContract {
  ref: string;
  /** SHA-256 of the definition. */
  hash: string;
  definition: string;
  /** Location that the entity came from. */
  source: string | undefined;
  documentId: string | undefined;
  version: string | undefined;
  status: string | undefined;
  /** Why the definition is no valid contract; empty when it is. */
  problems: ContractProblem[];
  classification: Classification | undefined;
  /** None when the definition cannot be read. */
  columns: ContractColumn[];
  /** Against the document before; absent when one of them cannot be read. */
  differences: ContractDifferences | undefined;
}

/**
 * Reads a contract; one that is no valid document has problems and no columns.
 *
 * @param before - the newest other document of the contract that can be read
 * @throws when the entity has no definition
 * @internal
 */
export function readContract(
  entity: DataContractEntity,
  before: string | undefined,
): IndexedContract {
  const { definition } = entity.spec;
  const { contract, problems } = parseContract(definition);
  const previous =
    before === undefined ? undefined : parseContract(before).contract;
  return {
    ref: stringifyEntityRef(entity),
    hash: hashOf(definition),
    definition,
    source: entity.metadata.annotations?.[ANNOTATION_LOCATION],
    documentId: contract?.id,
    version: contract?.version,
    status: contract?.status,
    problems,
    classification: contract && contractClassification(contract),
    columns: contract ? contractColumns(contract) : [],
    differences: contract && previous && compareContracts(previous, contract),
  };
}
