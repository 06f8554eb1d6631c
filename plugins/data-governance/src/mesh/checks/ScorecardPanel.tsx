import { InfoCard, Link, WarningPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import { ScorecardSubheader } from '../../checks';
import { checksByLevel } from '../../model';
import { useTabLink } from '../shared/useTabLink';
import { CheckRule } from './CheckRule';
import { ScorecardVersions } from './ScorecardVersions';

function Problems(props: { scorecard: ScorecardSummary }) {
  const { problems, checks } = props.scorecard;
  if (problems.length === 0) {
    return null;
  }
  return (
    <Box mb={2}>
      <WarningPanel
        severity="error"
        title="The newest version of this scorecard can't be used"
        message={
          checks.length > 0
            ? 'The version before it stays in force. Mend these places in its file and commit it.'
            : 'No version of it is in force. Mend these places in its file and commit it.'
        }
        defaultExpanded
      >
        <ul>
          {problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </WarningPanel>
    </Box>
  );
}

/**
 * A scorecard: whose it is, what it covers, its checks with their rules and how
 * the products fare, and the versions it had.
 * @internal
 */
export function ScorecardPanel(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  const tabLink = useTabLink();
  const view = { scorecard: scorecard.scorecard };
  return (
    <InfoCard
      title={scorecard.title}
      subheader={
        <ScorecardSubheader owner={scorecard.owner} domain={scorecard.domain} />
      }
    >
      <Problems scorecard={scorecard} />
      {scorecard.description && (
        <Typography variant="body1" paragraph>
          {scorecard.description}
        </Typography>
      )}
      <Box display="flex" flexWrap="wrap" gridGap={16} mb={2}>
        <Link to={tabLink('products', view)}>Products by these checks</Link>
        <Link to={tabLink('what-if', view)}>Try other rules</Link>
      </Box>
      {checksByLevel(scorecard).map(({ level, checks }) => (
        <Box key={level.name} mb={2}>
          <Typography variant="h6" component="h3" gutterBottom>
            {level.title}
          </Typography>
          {level.description && (
            <Typography variant="body2" color="textSecondary" gutterBottom>
              {level.description}
            </Typography>
          )}
          {checks.map(check => (
            <CheckRule
              key={check.id}
              scorecard={scorecard.scorecard}
              check={check}
            />
          ))}
        </Box>
      ))}
      <ScorecardVersions scorecard={scorecard.scorecard} />
    </InfoCard>
  );
}
