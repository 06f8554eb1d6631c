import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { useInboxStyles } from './inboxStyles';

/** What can be done with the requests chosen; stays in sight. */
export function ChosenBar(props: {
  count: number;
  onDecide: (verdict: 'approve' | 'deny') => void;
  onClear: () => void;
}) {
  const { count, onDecide, onClear } = props;
  const classes = useInboxStyles();
  if (!count) {
    return null;
  }
  return (
    <Paper
      className={`${classes.bar} ${classes.chosen}`}
      elevation={4}
      role="region"
      aria-label="Requests chosen"
    >
      <Typography aria-live="polite">{count} chosen</Typography>
      <Button
        variant="contained"
        color="primary"
        onClick={() => onDecide('approve')}
      >
        Approve {count}
      </Button>
      <Button variant="outlined" onClick={() => onDecide('deny')}>
        Deny {count}
      </Button>
      <Button onClick={onClear}>Choose none</Button>
    </Paper>
  );
}
