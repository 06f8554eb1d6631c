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
import { searchValue } from '../database/searchValue';
import { hashOf } from './hashOf';

/**
 * A row of the table `columns`, but for where it belongs.
 * @internal
 */
export type ColumnRow = {
  object: string;
  path: string;
  name: string;
  business_name: string | undefined;
  description: string | undefined;
  logical_type: string | undefined;
  classification: string | undefined;
  search: string;
};

// PostgreSQL indexes no texts of several kilobytes.
const LONGEST_KEY = 300;

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
  columns: ColumnRow[];
  /** Against the document before; absent when one of them cannot be read. */
  differences: ContractDifferences | undefined;
}

/**
 * Reads a contract; one that is no valid document has problems and no columns.
 *
 * @param options - `before`: the newest other document of it that can be read
 * @throws when the entity has no definition
 * @internal
 */
export function readContract(
  entity: DataContractEntity,
  { before, isPostgres }: { before: string | undefined; isPostgres: boolean },
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
    documentId: contract?.id.slice(0, LONGEST_KEY),
    version: contract?.version,
    status: contract?.status,
    problems,
    classification: contract && contractClassification(contract),
    columns: contract
      ? contractColumns(contract).map(column => toRow(column, isPostgres))
      : [],
    differences: contract && previous && compareContracts(previous, contract),
  };
}

function toRow(
  { object, path, property }: ContractColumn,
  isPostgres: boolean,
): ColumnRow {
  return {
    object,
    path,
    name: property.name.toLowerCase().slice(0, LONGEST_KEY),
    business_name: property.businessName,
    description: property.description,
    logical_type: property.logicalType,
    classification: property.classification,
    search: searchValue(
      [
        { weight: 'A', texts: [property.name] },
        { weight: 'B', texts: [property.businessName] },
        { weight: 'C', texts: [property.description] },
      ],
      isPostgres,
    ),
  };
}
