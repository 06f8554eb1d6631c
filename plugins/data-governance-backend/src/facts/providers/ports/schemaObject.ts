import { ConflictError } from '@backstage/errors';
import {
  ContractProperty,
  ContractSchemaObject,
  DataContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The part of a contract that is about a table: the only one there is, or the
 * one that is called as the table, with or without its schema.
 *
 * @throws `ConflictError` when there is none, or it cannot be told which
 * @internal
 */
export function schemaObjectOf(
  contract: DataContract,
  table: Pick<TableDescription, 'title'>,
): ContractSchemaObject {
  if (contract.schema.length === 1) {
    return contract.schema[0];
  }
  const called = contract.schema.filter(({ name, physicalName }) =>
    isCalled(table.title, physicalName ?? name),
  );
  if (called.length !== 1) {
    throw new ConflictError(
      contract.schema.length === 0
        ? `The contract ${contract.id} describes no table`
        : `The contract ${contract.id} describes ${
            contract.schema.length
          } tables, of which ${called.length || 'none'} is called ${
            table.title
          }; give one of them this physicalName`,
    );
  }
  return called[0];
}

/**
 * What a column of a contract is called in the table.
 * @internal
 */
export function columnName(
  property: Pick<ContractProperty, 'name' | 'physicalName'>,
): string {
  return property.physicalName ?? property.name;
}

function isCalled(title: string, name: string): boolean {
  return name === title || name === title.slice(title.lastIndexOf('.') + 1);
}
