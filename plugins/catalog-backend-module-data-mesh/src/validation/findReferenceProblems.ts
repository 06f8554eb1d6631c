import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { collectReferences } from '../kinds/collectReferences';
import { FieldProblem, KindModel } from '../kinds/KindModel';

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
      const allowed = field.allowedKinds.map(kind => kind.toLowerCase());
      const example = `${allowed[0]}:default/name`;
      let kind: string;
      try {
        ({ kind } = parseEntityRef(reference, {
          defaultKind: field.defaultKind,
          defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
        }));
      } catch {
        return [
          {
            path,
            message: `is '${reference}'; use an entity reference, e.g. ${example}`,
          },
        ];
      }
      return allowed.includes(kind.toLowerCase())
        ? []
        : [
            {
              path,
              message: `is '${reference}'; refer to a ${field.allowedKinds.join(
                ' or ',
              )}, e.g. ${example}`,
            },
          ];
    },
  );
}
