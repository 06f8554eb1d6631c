import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import {
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';
import {
  ActionFailure,
  CommentField,
  dataAccessApiRef,
  lengthProblem,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { FormEvent, useRef, useState } from 'react';
import {
  ACTION_TEXTS,
  AccessAction,
  isAllowed,
  runAction,
} from '../../model/actions';
import { describeState } from '../../model/describeState';
import { ActionConsequence } from './ActionConsequence';

/**
 * Asks for confirmation and a comment, and does the action. When the request
 * has changed meanwhile it offers to reload and keeps the comment.
 */
export function ActionDialog(props: {
  action: AccessAction;
  request: AccessRequest;
  /** Called with the newest details: after the action and after a reload. */
  onChange: (details: AccessRequestDetails) => void;
  /** Called after the action was done. */
  onDone?: (details: AccessRequestDetails) => void;
  onClose: () => void;
}) {
  const { action, onChange, onDone, onClose } = props;
  const api = useApi(dataAccessApiRef);
  const [request, setRequest] = useState(props.request);
  const [stillAllowed, setStillAllowed] = useState(true);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const commentInput = useRef<HTMLTextAreaElement>(null);
  const text = ACTION_TEXTS[action];

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      setError(undefined);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setBusy(false);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !stillAllowed) {
      return;
    }
    const said = comment.trim();
    const wrong =
      text.commentRequired && !said
        ? 'Say why; the others read it'
        : lengthProblem(said, LONGEST_COMMENT);
    if (wrong) {
      setProblem(wrong);
      return;
    }
    attempt(async () => {
      const details = await runAction(api, action, request, said);
      onChange(details);
      onDone?.(details);
      onClose();
    });
  };

  const reload = () =>
    attempt(async () => {
      const details = await api.getRequest(request.id);
      setRequest(details.request);
      setStillAllowed(isAllowed(action, details.allowed));
      onChange(details);
    });

  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      TransitionProps={{ onEntered: () => commentInput.current?.focus() }}
      maxWidth="sm"
      fullWidth
      aria-labelledby="access-action-title"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="access-action-title">{text.title}</DialogTitle>
        <DialogContent>
          <ActionConsequence action={action} request={request} />
          <CommentField
            id="access-action-comment"
            label={text.commentRequired ? 'Comment' : 'Comment (optional)'}
            value={comment}
            onChange={value => {
              setComment(value);
              setProblem(undefined);
            }}
            required={text.commentRequired}
            disabled={busy}
            problem={problem}
            inputRef={commentInput}
          />
          {error && (
            <ActionFailure error={error} typedText="here" onReload={reload} />
          )}
          {!stillAllowed && (
            <Alert severity="info">
              You can no longer do this:{' '}
              {describeState(request, undefined).title}.
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            Close
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={text.destructive ? 'secondary' : 'primary'}
            disabled={busy || !stillAllowed}
          >
            {text.button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
