import { Entity } from '@backstage/catalog-model';
import {
  Classification,
  contractClassification,
  ContractSchemaObject,
  DataContract,
  isDataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';

const CACHED = 200;

/**
 * A column as the contract describes it.
 * @internal
 */
export interface PortColumn {
  /** As in the table. */
  name: string;
  type?: string;
  description?: string;
  classification?: string;
}

/**
 * What a contract says that access depends on.
 * @internal
 */
export interface ContractView {
  /** The highest one among its columns. */
  classification?: Classification;
  /** Major version. */
  major?: string;
  /** @returns `undefined` when it cannot be told which table is meant */
  columnsOf(location: Record<string, string>): PortColumn[] | undefined;
}

/**
 * Reads contracts, and remembers the last ones: many ports, and every look at
 * one, need the same.
 * @internal
 */
export class ContractReader {
  readonly #read = new Map<string, ContractView>();

  /** An unreadable contract says nothing. */
  view(entity: Entity): ContractView {
    const definition = isDataContractEntity(entity)
      ? entity.spec.definition
      : '';
    let view = this.#read.get(definition);
    if (!view) {
      view = viewOf(parseContract(definition).contract);
      if (this.#read.size >= CACHED) {
        this.#read.clear();
      }
      this.#read.set(definition, view);
    }
    return view;
  }
}

function viewOf(contract: DataContract | undefined): ContractView {
  if (!contract) {
    return { columnsOf: () => undefined };
  }
  return {
    classification: contractClassification(contract),
    major: contract.version.split('.')[0],
    columnsOf: location =>
      tableOf(contract.schema, location)?.properties.map(property => ({
        name: property.physicalName ?? property.name,
        type: property.logicalType ?? property.physicalType,
        description: property.description,
        classification: property.classification,
      })),
  };
}

/** The only table there is, or the one that is called as the location. */
function tableOf(
  tables: ContractSchemaObject[],
  location: Record<string, string>,
): ContractSchemaObject | undefined {
  if (tables.length === 1) {
    return tables[0];
  }
  const parts = Object.values(location);
  const called = tables.filter(({ name, physicalName }) =>
    [parts.at(-1), parts.join('.')].includes(physicalName ?? name),
  );
  return called.length === 1 ? called[0] : undefined;
}
