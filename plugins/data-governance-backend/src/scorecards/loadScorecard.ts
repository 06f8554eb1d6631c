import { Entity } from '@backstage/catalog-model';
import { hashOf } from '../hash';
import { CompiledScorecard, compileScorecard } from './compileScorecard';
import { readScorecard } from './readScorecard';
import { ScorecardProblem } from './ScorecardDefinition';
import { ScorecardLanguage } from './ScorecardLanguage';

/**
 * Reads a Scorecard entity and type-checks its rules.
 *
 * @returns the scorecard, or everything that is wrong with it
 * @internal
 */
export function loadScorecard(
  language: ScorecardLanguage,
  entity: Entity,
): { scorecard: CompiledScorecard } | { problems: ScorecardProblem[] } {
  const read = readScorecard(entity);
  if ('problems' in read) {
    return read;
  }
  const { definition } = read;
  const scorecard = compileScorecard(language, definition, hashOf(definition));
  return scorecard.problems.length > 0
    ? { problems: scorecard.problems }
    : { scorecard };
}
