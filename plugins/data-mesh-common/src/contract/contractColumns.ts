import {
  Classification,
  highestClassification,
  isClassification,
} from '../kinds';
import { ContractProperty, ContractPropertyShape, DataContract } from './types';

/**
 * A column or nested field of a contract with its place in it.
 * @public
 */
export interface ContractColumn {
  /** Name of the schema object, e.g. the table. */
  object: string;
  /**
   * Names from the column down, joined by dots; `[]` stands for the items of
   * an array, e.g. `route.stops[].iata`.
   */
  path: string;
  property: ContractProperty;
}

/**
 * All columns of a contract in their order, each followed by its nested
 * fields.
 * @public
 */
export function contractColumns(
  contract: Pick<DataContract, 'schema'>,
): ContractColumn[] {
  return contract.schema.flatMap(object =>
    object.properties.flatMap(property =>
      withNested(object.name, property.name, property),
    ),
  );
}

/**
 * The most sensitive classification among the columns of a contract, or
 * `undefined` when none has a known one. ODCS leaves the words open; those that
 * are not Meshport's are passed over.
 * @public
 */
export function contractClassification(
  contract: DataContract,
): Classification | undefined {
  return highestClassification(
    contractColumns(contract).map(({ property }) => {
      const classification = property.classification?.toLowerCase();
      return isClassification(classification) ? classification : undefined;
    }),
  );
}

function withNested(
  object: string,
  path: string,
  property: ContractProperty,
): ContractColumn[] {
  return [{ object, path, property }, ...nested(object, path, property)];
}

function nested(
  object: string,
  path: string,
  shape: ContractPropertyShape,
): ContractColumn[] {
  const fields = (shape.properties ?? []).flatMap(property =>
    withNested(object, `${path}.${property.name}`, property),
  );
  return shape.items
    ? [...fields, ...nested(object, `${path}[]`, shape.items)]
    : fields;
}
