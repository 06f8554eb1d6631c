import {
  CodeSnippet,
  InfoCard,
  WarningPanel,
} from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import {
  CheckAccordion,
  CheckStatusLabel,
  ScorecardSubheader,
} from '../checks';
import { checksByLevel } from '../model';

const useStyles = makeStyles(
  theme => ({
    counts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(3, minmax(min-content, 6rem))',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshportScorecardPanel' },
);

function CheckCounts(props: { check: ScorecardSummary['checks'][number] }) {
  const { passing, failing, unknown } = props.check;
  const classes = useStyles();
  return (
    <span className={classes.counts}>
      <CheckStatusLabel status="pass" count={passing} />
      <CheckStatusLabel status="fail" count={failing} />
      <CheckStatusLabel status="unknown" count={unknown} />
    </span>
  );
}

/**
 * A scorecard: whose it is, what it covers, and its checks with their rules
 * and how many products pass them.
 * @internal
 */
export function ScorecardPanel(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  return (
    <InfoCard
      title={scorecard.title}
      subheader={
        <ScorecardSubheader owner={scorecard.owner} domain={scorecard.domain} />
      }
    >
      {scorecard.problems.length > 0 && (
        <Box mb={2}>
          <WarningPanel
            severity="error"
            title="The newest version of this scorecard can't be used"
            message="The version before it stays in force. Mend these places in its file and commit it."
            defaultExpanded
          >
            <ul>
              {scorecard.problems.map(problem => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </WarningPanel>
        </Box>
      )}
      {scorecard.description && (
        <Typography variant="body1" paragraph>
          {scorecard.description}
        </Typography>
      )}
      {checksByLevel(scorecard).map(({ level, checks }) => (
        <Box key={level.name} mb={2}>
          <Typography variant="h6" component="h3" gutterBottom>
            {level.title}
          </Typography>
          {checks.map(check => (
            <CheckAccordion
              key={check.id}
              check={check}
              outcome={<CheckCounts check={check} />}
              facts={[
                {
                  label: 'Rule (CEL)',
                  value: (
                    <CodeSnippet
                      text={check.rule.trim()}
                      language="javascript"
                      showCopyCodeButton
                    />
                  ),
                  wide: true,
                },
              ]}
            />
          ))}
        </Box>
      ))}
    </InfoCard>
  );
}
