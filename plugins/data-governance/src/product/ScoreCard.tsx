import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  FactList,
  hasStatus,
  LevelBadge,
  Live,
} from '@meshport/backstage-plugin-data-mesh-react';
import { CheckStatusLabel } from '../checks';
import { ReadProblem } from '../live';
import { levelsOf, nextProductLevel } from '../model';
import { SCORECARD_TAB_PATH } from '../routes';
import { NextLevelText } from './NextLevelText';
import { useProductResult } from './useProductResult';

const STATUSES = ['pass', 'fail', 'unknown'] as const;

function Score(props: { result: ProductResult }) {
  const { result } = props;
  const checks = result.scorecards.flatMap(scorecard => scorecard.checks);
  return (
    <FactList
      facts={[
        {
          label: 'Level',
          value: (
            <LevelBadge
              level={result.level}
              levels={levelsOf(result.scorecards)}
            />
          ),
        },
        {
          label: 'Checks',
          value: STATUSES.map(status => (
            <div key={status}>
              <CheckStatusLabel
                status={status}
                count={checks.filter(check => check.status === status).length}
              />
            </div>
          )),
        },
        {
          label: 'Next',
          value: (
            <NextLevelText
              next={nextProductLevel(result, new Date())}
              reached={result.level}
            />
          ),
          wide: true,
        },
      ]}
    />
  );
}

function ScoreOrState(props: Live<ProductResult>) {
  const { value, error } = props;
  if (hasStatus(error, 404)) {
    return (
      <Typography variant="body2">
        Not evaluated yet; this comes by itself.
      </Typography>
    );
  }
  if (error) {
    return <ReadProblem error={error} />;
  }
  return value ? <Score result={value} /> : <Progress />;
}

/**
 * A card of a data product's overview: its level and what is missing.
 * @internal
 */
export function ScoreCard() {
  const { entity } = useEntity();
  const entityLink = useRouteRef(entityRouteRef);
  const live = useProductResult();
  return (
    <EntityInfoCard
      title="Score"
      headerActions={
        <Link
          to={`${entityLink(entityRouteParams(entity))}${SCORECARD_TAB_PATH}`}
        >
          Scorecard
        </Link>
      }
    >
      <ScoreOrState {...live} />
    </EntityInfoCard>
  );
}
