import {
  ScorecardCheck,
  ScorecardEntity,
} from '@meshport/backstage-plugin-data-governance-common';
import { scorecardSchema } from '../schema/scorecardSchema';
import { findDuplicates } from './findDuplicates';
import { findPredicateProblems } from './findPredicateProblems';
import { isCalendarDate } from './isCalendarDate';
import { FieldProblem, KindModel } from './KindModel';
import { ownedBy } from './relationPairs';

/** @internal */
export const scorecardModel: KindModel = {
  kind: 'Scorecard',
  singular: 'scorecard',
  plural: 'scorecards',
  description:
    'Rules that data products are measured against, by level: for the whole mesh, or for a domain and those below it.',
  schema: scorecardSchema,
  references: [
    {
      path: 'spec.owner',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
      relation: ownedBy,
    },
    {
      path: 'spec.scope.domain',
      defaultKind: 'Domain',
      allowedKinds: ['Domain'],
    },
  ],
  findProblems(entity) {
    const { levels, checks, appliesTo } = (entity as ScorecardEntity).spec;
    const levelNames = levels.map(level => level.name);
    return [
      ...findDuplicates('spec.levels', levelNames, 'name'),
      ...findDuplicates(
        'spec.checks',
        checks.map(check => check.id),
        'id',
      ),
      ...checks.flatMap((check, index) =>
        findCheckProblems(check, levelNames, `spec.checks[${index}]`),
      ),
      ...findPredicateProblems(appliesTo, 'spec.appliesTo'),
    ];
  },
};

function findCheckProblems(
  check: ScorecardCheck,
  levelNames: string[],
  path: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!levelNames.includes(check.level)) {
    problems.push({
      path: `${path}.level`,
      message: `is '${check.level}'; use one of: ${levelNames.join(', ')}`,
    });
  }
  if (check.phase === 'grace' && !check.enforcedFrom) {
    problems.push({
      path: `${path}.enforcedFrom`,
      message:
        'is missing; a check in grace needs the date from which it counts',
    });
  }
  if (check.phase !== 'grace' && check.enforcedFrom) {
    problems.push({
      path: `${path}.enforcedFrom`,
      message: `is only for checks in phase grace; remove it or set the phase`,
    });
  }
  if (check.enforcedFrom && !isCalendarDate(check.enforcedFrom)) {
    problems.push({
      path: `${path}.enforcedFrom`,
      message: `is '${check.enforcedFrom}'; there is no such day`,
    });
  }
  problems.push(...findPredicateProblems(check.appliesTo, `${path}.appliesTo`));
  return problems;
}
