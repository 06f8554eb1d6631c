import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';
import {
  CheckAccordion,
  CheckStatusLabel,
  ScorecardSubheader,
} from '../checks';
import { checksByLevel } from '../model';

function CheckItem(props: { check: CheckResult }) {
  const { check } = props;
  return (
    <CheckAccordion
      check={check}
      outcome={<CheckStatusLabel status={check.status} />}
      reason={check.reason}
      facts={[
        {
          label: 'Same result since',
          value: check.since && new Date(check.since).toLocaleString(),
        },
      ]}
    />
  );
}

/**
 * Where a product stands in one scorecard: its checks by level.
 * @internal
 */
export function ScorecardSection(props: { result: ScorecardResult }) {
  const { result } = props;
  const level = result.levels.find(({ name }) => name === result.level);

  return (
    <InfoCard
      title={result.title}
      subheader={
        <ScorecardSubheader owner={result.owner} domain={result.domain} />
      }
      action={
        <Box p={1}>
          <LevelBadge level={level} levels={result.levels} />
        </Box>
      }
    >
      {checksByLevel(result).map(group => (
        <Box key={group.level.name} mb={2}>
          <Typography variant="h6" component="h3" gutterBottom>
            {group.level.title}
          </Typography>
          {group.checks.map(check => (
            <CheckItem key={check.checkId} check={check} />
          ))}
        </Box>
      ))}
    </InfoCard>
  );
}
