import { ContractSchemaObject } from '../types';
import { Check, filledText, list, oneOf, text } from './checks';
import { mapping } from './mapping';
import { element, properties } from './properties';
import { objectRelationships } from './relationships';
import { uniqueNames } from './uniqueNames';

/**
 * A schema object as documents have it: its properties may be missing.
 * @internal
 */
export type WrittenSchemaObject = Omit<ContractSchemaObject, 'properties'> &
  Partial<Pick<ContractSchemaObject, 'properties'>>;

export const schemaObjects: Check<WrittenSchemaObject[]> = uniqueNames(
  list(
    mapping<WrittenSchemaObject>(
      { name: filledText },
      {
        ...element,
        logicalType: oneOf(['object']),
        dataGranularityDescription: text,
        properties,
        relationships: objectRelationships,
      },
    ),
  ),
);
