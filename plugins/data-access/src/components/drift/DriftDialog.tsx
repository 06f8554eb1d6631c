import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import {
  ActionDialog,
  ActionFailure,
  CommentField,
  dataAccessApiRef,
  lengthProblem,
  LONGEST_COMMENT,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useRef, useState } from 'react';
import {
  DRIFT_ACTIONS,
  DriftAction,
  KIND_WORDS,
} from '../../model/drift/driftWords';

const USUAL_DAYS = 30;

/** Asks why before the engine is mended or left as it is. */
export function DriftDialog(props: {
  action: DriftAction;
  finding: DriftFinding;
  onDone: (finding: DriftFinding) => void;
  onClose: () => void;
}) {
  const { action, finding, onDone, onClose } = props;
  const api = useApi(dataAccessApiRef);
  const { attempt, busy, error } = useAttempt();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(
    () => DateTime.now().plus({ days: USUAL_DAYS }).toISODate() ?? '',
  );
  const [problems, setProblems] = useState<{ reason?: string; day?: string }>(
    {},
  );
  const reasonInput = useRef<HTMLTextAreaElement>(null);
  const { title, button } = DRIFT_ACTIONS[action];
  const until = DateTime.fromISO(day).endOf('day');

  const submit = () => {
    const said = reason.trim();
    const found = {
      reason: said
        ? lengthProblem(said, LONGEST_COMMENT)
        : 'Say why; it is kept in the log',
      day:
        action === 'adopt' && !(until > DateTime.now())
          ? 'Choose a day that is to come'
          : undefined,
    };
    setProblems(found);
    if (found.reason || found.day) {
      return;
    }
    attempt(async () => {
      const { id, revision } = finding;
      const changed = await api.decideDrift(
        id,
        action === 'repair'
          ? { action, revision, reason: said }
          : { action, revision, reason: said, until: until.toUTC().toISO()! },
      );
      onDone(changed);
      onClose();
    });
  };

  return (
    <ActionDialog
      id="access-drift"
      title={title}
      button={button}
      destructive={action === 'repair' && finding.kind === 'unexpected'}
      busy={busy}
      firstInput={reasonInput}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography paragraph>{finding.summary}</Typography>
      <Typography paragraph>
        {action === 'repair'
          ? KIND_WORDS[finding.kind].repair
          : 'Nothing is changed on the data platform. It counts as known until the day below, and is then open again.'}
      </Typography>
      {action === 'adopt' && (
        <TextField
          id="access-drift-until"
          type="date"
          label="Until the end of"
          value={day}
          onChange={event => setDay(event.target.value)}
          error={Boolean(problems.day)}
          helperText={problems.day}
          disabled={busy}
          InputLabelProps={{ shrink: true }}
          variant="outlined"
          margin="normal"
        />
      )}
      <CommentField
        id="access-drift-reason"
        label="Reason"
        value={reason}
        onChange={value => {
          setReason(value);
          setProblems({ ...problems, reason: undefined });
        }}
        required
        disabled={busy}
        problem={problems.reason}
        inputRef={reasonInput}
      />
      {error && <ActionFailure error={error} typedText="here" />}
    </ActionDialog>
  );
}
