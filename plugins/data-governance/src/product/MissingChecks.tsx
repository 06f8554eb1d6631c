import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ProductResult,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { byImportance, CheckStatusLabel, useCheckLink } from '../checks';
import { NextLevel, nextProductLevel } from '../model';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    check: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1),
    },
  }),
  { name: 'MeshportMissingChecks' },
);

/**
 * Says that nothing more can be reached, or is asked for.
 */
function Reached(props: { level?: ScorecardLevel }) {
  return (
    <Typography variant="body2">
      {props.level ? 'The highest level is reached.' : 'No check counts yet.'}
    </Typography>
  );
}

function headline({ level, missing }: NextLevel): string {
  return missing.length === 1
    ? `One check is missing for ${level.title}:`
    : `${missing.length} checks are missing for ${level.title}:`;
}

/**
 * What is missing for the next level of a product, the most important first.
 * @internal
 */
export function MissingChecks(props: {
  result: ProductResult;
  /** Says how to fix each of them, too. */
  withRemedies?: boolean;
}) {
  const { result, withRemedies } = props;
  const classes = useStyles();
  const checkLink = useCheckLink();
  const next = nextProductLevel(result, new Date());
  if (!next) {
    return <Reached level={result.level} />;
  }
  const scorecardOf = new Map(
    result.scorecards.flatMap(({ scorecard, checks }) =>
      checks.map(check => [check, scorecard]),
    ),
  );
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {headline(next)}
      </Typography>
      <ol className={classes.list}>
        {[...next.missing].sort(byImportance).map(check => {
          const scorecard = scorecardOf.get(check) ?? '';
          return (
            <li key={`${scorecard} ${check.checkId}`}>
              <Typography variant="body2" component="div">
                <span className={classes.check}>
                  <Link
                    to={checkLink(result.product, scorecard, check.checkId)}
                  >
                    {check.title}
                  </Link>
                  <CheckStatusLabel status={check.status} />
                </span>
              </Typography>
              {withRemedies && (
                <Typography variant="body2" color="textSecondary" gutterBottom>
                  {check.remedy}
                </Typography>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
