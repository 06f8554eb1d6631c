import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import { CheckStatusIcon } from './CheckStatusIcon';
import { statusWord } from './statusWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'MeshportCheckStatusLabel' },
);

const PLURALS: Record<CheckStatus, string> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  exempt: 'exempt',
  'not-applicable': 'not applicable',
};

/**
 * The outcome of a check, as a sign and a word.
 * @internal
 */
export function CheckStatusLabel(props: {
  status: CheckStatus;
  /** How many have this outcome; then it stands for them all. */
  count?: number;
  /** Shows the count alone, where a heading says the word. */
  countOnly?: boolean;
}) {
  const { status, count, countOnly } = props;
  const classes = useStyles();
  const counted = countOnly ? `${count}` : `${count} ${PLURALS[status]}`;
  return (
    <Typography component="span" variant="body2" className={classes.root}>
      <CheckStatusIcon status={status} faint={count === 0} />
      {count === undefined ? statusWord(status) : counted}
    </Typography>
  );
}
