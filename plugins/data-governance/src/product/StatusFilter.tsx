import Box from '@material-ui/core/Box';
import Chip from '@material-ui/core/Chip';
import {
  CHECK_STATUSES,
  CheckStatus,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { CheckStatusIcon, statusWord } from '../checks';

/**
 * Limits the checks to some statuses; those that no check has are left out.
 * @internal
 */
export function StatusFilter(props: {
  result: ProductResult;
  value: CheckStatus[];
  onChange: (statuses: CheckStatus[]) => void;
}) {
  const { result, value, onChange } = props;
  const checks = result.scorecards.flatMap(scorecard => scorecard.checks);
  const counted = CHECK_STATUSES.map(status => ({
    status,
    count: checks.filter(check => check.status === status).length,
  })).filter(({ status, count }) => count > 0 || value.includes(status));
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      gridGap={8}
      role="group"
      aria-label="Show checks by status"
    >
      {counted.map(({ status, count }) => {
        const chosen = value.includes(status);
        return (
          <Chip
            key={status}
            icon={<CheckStatusIcon status={status} />}
            label={`${statusWord(status)} (${count})`}
            variant={chosen ? 'default' : 'outlined'}
            aria-pressed={chosen}
            onClick={() =>
              onChange(
                chosen
                  ? value.filter(other => other !== status)
                  : [...value, status],
              )
            }
            style={{ margin: 0 }}
          />
        );
      })}
    </Box>
  );
}
