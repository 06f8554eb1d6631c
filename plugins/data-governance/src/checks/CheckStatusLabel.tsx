import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    pass: { color: theme.palette.success.main },
    fail: { color: theme.palette.error.main },
    unknown: { color: theme.palette.warning.main },
  }),
  { name: 'MeshportCheckStatusLabel' },
);

const LOOKS = {
  pass: { Icon: CheckCircleIcon, word: 'Passes', plural: 'pass' },
  fail: { Icon: CancelIcon, word: 'Fails', plural: 'fail' },
  unknown: { Icon: HelpIcon, word: 'Unknown', plural: 'unknown' },
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
  const { Icon, word, plural } = LOOKS[status];
  const counted = countOnly ? `${count}` : `${count} ${plural}`;
  const text = count === undefined ? word : counted;
  return (
    <Typography component="span" variant="body2" className={classes.root}>
      <Icon
        fontSize="small"
        aria-hidden
        className={count === 0 ? undefined : classes[status]}
        color={count === 0 ? 'disabled' : undefined}
      />
      {text}
    </Typography>
  );
}
