import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { ScorecardSubheader } from '../checks';
import { checksByLevel, percent } from '../model';

/**
 * Where a product stands in one scorecard: its checks by level.
 * @internal
 */
export function ScorecardSection(props: {
  result: ScorecardResult;
  /** The checks to show. */
  checks: CheckResult[];
  /** Draws one of them. */
  children: (check: CheckResult) => ReactNode;
}) {
  const { result, checks, children } = props;
  const level = result.levels.find(({ name }) => name === result.level);

  return (
    <InfoCard
      title={result.title}
      subheader={
        <ScorecardSubheader owner={result.owner} domain={result.domain} />
      }
      action={
        <Box p={1} display="flex" alignItems="center" gridGap={8}>
          {result.score !== undefined && (
            <Typography variant="body2">
              Score {percent(result.score)}
            </Typography>
          )}
          <LevelBadge level={level} levels={result.levels} />
        </Box>
      }
    >
      {checks.length === 0 && (
        <Typography variant="body2">
          No check of this scorecard has such a status.
        </Typography>
      )}
      {checksByLevel({ levels: result.levels, checks }).map(group => (
        <Box key={group.level.name} mb={2}>
          <Typography variant="h6" component="h3" gutterBottom>
            {group.level.title}
          </Typography>
          {group.checks.map(children)}
        </Box>
      ))}
    </InfoCard>
  );
}
