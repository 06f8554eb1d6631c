import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import {
  ActionFailure,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { Outcome } from '../../../model/inbox/decideMany';
import { useInboxStyles } from './inboxStyles';
import { RequestLine } from './RequestLine';

/** What became of each of the requests; those that failed come first. */
export function BulkResults(props: {
  outcomes: Outcome[];
  /** Why some were not even tried. */
  failure?: Error;
  onClose: () => void;
}) {
  const { outcomes, failure, onClose } = props;
  const classes = useInboxStyles();
  const failed = outcomes.filter(({ decided }) => !decided);
  const decided = outcomes.filter(outcome => outcome.decided);
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="access-bulk-results"
    >
      <DialogTitle id="access-bulk-results">
        {decided.length} decided
        {failed.length > 0 && `, ${failed.length} not`}
      </DialogTitle>
      <DialogContent>
        {failure && <ActionFailure error={failure} typedText="none" />}
        {failed.length > 0 && (
          <Typography>
            Those that were not decided stay as they were and stay chosen.
          </Typography>
        )}
        <Typography component="ul" className={classes.list} tabIndex={0}>
          {[...failed, ...decided].map(outcome => (
            <RequestLine key={outcome.request.id} request={outcome.request}>
              <div>
                <ToneChip
                  label={outcome.words}
                  tone={outcome.decided ? 'good' : 'danger'}
                />
              </div>
            </RequestLine>
          ))}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} color="primary">
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
