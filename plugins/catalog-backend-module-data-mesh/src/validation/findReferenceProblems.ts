import {
  Entity,
  makeValidator,
  parseEntityRef,
} from '@backstage/catalog-model';
import { collectReferences } from '../kinds/collectReferences';
import { FieldProblem, KindModel, ReferenceField } from '../kinds/KindModel';

const names = makeValidator();

/**
 * Finds references that are malformed or name a kind that does not belong
 * there. Whether the entity exists is not for the catalog to refuse.
 *
 * @param entity - an entity that fits the schema of its kind
 * @internal
 */
export function findReferenceProblems(
  entity: Entity,
  model: KindModel,
): FieldProblem[] {
  return collectReferences(entity, model.references).flatMap(
    ({ path, reference, field }) => {
      const expectation = findMistake(reference, field);
      return expectation
        ? [
            {
              path,
              message: `is '${reference}'; ${expectation}, e.g. ${field.allowedKinds[0].toLowerCase()}:default/name`,
            },
          ]
        : [];
    },
  );
}

function findMistake(
  reference: string,
  { defaultKind, allowedKinds }: ReferenceField,
): string | undefined {
  const malformed = 'use an entity reference';
  let target;
  try {
    target = parseEntityRef(reference, { defaultKind });
  } catch {
    return malformed;
  }
  if (
    !names.isValidKind(target.kind) ||
    !names.isValidNamespace(target.namespace) ||
    !names.isValidEntityName(target.name)
  ) {
    return malformed;
  }
  // Kinds are compared as the catalog does, in any case.
  return allowedKinds.some(
    kind => kind.toLowerCase() === target.kind.toLowerCase(),
  )
    ? undefined
    : `refer to a ${allowedKinds.join(' or ')}`;
}
