import {
  FilterPredicate,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { FieldProblem } from './KindModel';

/**
 * Finds what is wrong with a filter predicate, if there is one.
 *
 * @param path - where it stands, e.g. `spec.appliesTo`
 * @internal
 */
export function findPredicateProblems(
  predicate: FilterPredicate | undefined,
  path: string,
): FieldProblem[] {
  if (predicate === undefined) {
    return [];
  }
  try {
    parseFilterPredicate(predicate);
    return [];
  } catch (error) {
    return [
      {
        path,
        message: `is not a filter predicate: ${
          error instanceof Error ? error.message : String(error)
        }`,
      },
    ];
  }
}
