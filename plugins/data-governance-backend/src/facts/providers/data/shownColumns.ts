import {
  ContractPropertyShape,
  ContractSchemaObject,
} from '@meshport/backstage-plugin-data-mesh-common';
import { columnName } from '../ports/schemaObject';

/**
 * The columns of a table whose values may be shown to the people who mend the
 * data: public and internal ones, with all that is within them. One that nobody
 * has classified counts as confidential.
 *
 * @internal
 */
export function shownColumns(object: ContractSchemaObject): string[] {
  return object.properties
    .filter(property => isShown(property, false))
    .map(columnName);
}

function isShown(shape: ContractPropertyShape, unclassified: boolean): boolean {
  const { classification, properties = [], items } = shape;
  return (
    (classification === undefined
      ? unclassified
      : isHarmless(classification)) &&
    // What is within and not classified is as sensitive as what holds it.
    [...properties, ...(items ? [items] : [])].every(inner =>
      isShown(inner, true),
    )
  );
}

function isHarmless(classification: string): boolean {
  const word = classification.trim().toLowerCase();
  return word === 'public' || word === 'internal';
}
