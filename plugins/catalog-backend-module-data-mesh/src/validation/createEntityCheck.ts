import { Entity } from '@backstage/catalog-model';
import { FieldProblem, KindModel } from '../kinds/KindModel';
import { createSchemaCheck } from './createSchemaCheck';
import { findReferenceProblems } from './findReferenceProblems';
import { findUnstorableText } from './findUnstorableText';

/**
 * Makes the whole check of a kind. The finer checks run on entities that fit
 * the schema only, so that they can trust its shape.
 * @internal
 */
export function createEntityCheck(
  model: KindModel,
): (entity: Entity) => FieldProblem[] {
  const checkSchema = createSchemaCheck(model.schema);
  return entity => {
    const problems = [
      ...findUnstorableText(entity.spec, 'spec'),
      ...checkSchema(entity),
    ];
    if (problems.length > 0) {
      return problems;
    }
    const referenceProblems = findReferenceProblems(entity, model);
    return referenceProblems.length > 0
      ? referenceProblems
      : model.findProblems(entity);
  };
}
