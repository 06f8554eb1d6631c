import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  ActionDialog,
  ActionFailure,
  CommentField,
  dataAccessApiRef,
  lengthProblem,
  LONGEST_COMMENT,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useRef, useState } from 'react';
import { ACTION_TEXTS } from '../../../model/actions';
import { decideMany, Outcome } from '../../../model/inbox/decideMany';
import { OddRequest } from '../../../model/inbox/groupRequests';
import { useInboxStyles } from './inboxStyles';
import { RequestLine } from './RequestLine';

/** Asks once before it decides about several requests. */
export function BulkDialog(props: {
  verdict: 'approve' | 'deny';
  /** At least one. */
  requests: AccessRequest[];
  /** Those of them that differ from the others. */
  odd: OddRequest[];
  onDone: (outcomes: Outcome[], failure?: Error) => void;
  onClose: () => void;
}) {
  const { verdict, requests, odd, onDone, onClose } = props;
  const api = useApi(dataAccessApiRef);
  const classes = useInboxStyles();
  const { attempt, busy, error } = useAttempt();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string>();
  const commentInput = useRef<HTMLTextAreaElement>(null);
  const { button, commentRequired, destructive } = ACTION_TEXTS[verdict];
  const counted =
    requests.length === 1 ? '1 request' : `${requests.length} requests`;

  const submit = () => {
    const said = comment.trim();
    const wrong =
      commentRequired && !said
        ? 'Say why; the others read it'
        : lengthProblem(said, LONGEST_COMMENT);
    setProblem(wrong);
    if (!wrong) {
      attempt(async () => {
        const { outcomes, failure } = await decideMany(api, requests, {
          verdict,
          comment: said || undefined,
        });
        onDone(outcomes, failure);
      });
    }
  };

  return (
    <ActionDialog
      id="access-bulk"
      title={`${button} ${counted}?`}
      button={`${button} ${counted}`}
      destructive={destructive}
      busy={busy}
      firstInput={commentInput}
      onSubmit={submit}
      onClose={onClose}
    >
      {odd.length > 0 && (
        <Alert severity="warning">
          {odd.length === 1
            ? '1 of them differs'
            : `${odd.length} of them differ`}{' '}
          from the others. Look at {odd.length === 1 ? 'it' : 'them'} before you
          decide.
        </Alert>
      )}
      <Typography component="ul" className={classes.list} tabIndex={0}>
        {requests.map(request => (
          <RequestLine
            key={request.id}
            request={request}
            differences={
              odd.find(item => item.request.id === request.id)?.differences
            }
          />
        ))}
      </Typography>
      <CommentField
        id="access-bulk-comment"
        label={commentRequired ? 'Comment' : 'Comment (optional)'}
        value={comment}
        onChange={value => {
          setComment(value);
          setProblem(undefined);
        }}
        required={commentRequired}
        disabled={busy}
        problem={problem}
        inputRef={commentInput}
      />
      {error && <ActionFailure error={error} typedText="here" />}
    </ActionDialog>
  );
}
