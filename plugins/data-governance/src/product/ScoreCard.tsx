import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  CheckStatus,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  FactList,
  hasStatus,
  LevelBadge,
  Live,
} from '@meshport/backstage-plugin-data-mesh-react';
import { CheckStatusLabel } from '../checks';
import { ReadProblem } from '../live';
import { levelsOf, percent } from '../model';
import { SCORECARD_TAB_PATH } from '../routes';
import { MissingChecks } from './MissingChecks';
import { productScore } from './productScore';
import { useProductResult } from './useProductResult';

// Checks that do not apply say nothing about where a product stands.
const COUNTED: CheckStatus[] = ['pass', 'fail', 'unknown', 'exempt'];

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
        { label: 'Score', value: percent(productScore(result, new Date())) },
        {
          label: 'Checks',
          value: COUNTED.map(status => ({
            status,
            count: checks.filter(check => check.status === status).length,
          }))
            .filter(({ status, count }) => count > 0 || status !== 'exempt')
            .map(({ status, count }) => (
              <div key={status}>
                <CheckStatusLabel status={status} count={count} />
              </div>
            )),
        },
        {
          label: 'Next',
          value: <MissingChecks result={result} />,
          wide: true,
        },
      ]}
    />
  );
}

function ScoreOrState(props: Live<ProductResult>) {
  const { value, error, retry } = props;
  if (hasStatus(error, 404)) {
    return (
      <Typography variant="body2">
        Not evaluated yet; this comes by itself.
      </Typography>
    );
  }
  if (error) {
    return <ReadProblem error={error} onRetry={retry} />;
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
