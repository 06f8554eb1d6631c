import { useApi } from '@backstage/core-plugin-api';
import Alert from '@material-ui/lab/Alert';
import {
  Exemption,
  ExemptionDetail,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  ActionDialog,
  ActionFailure,
  CommentField,
  dataGovernanceApiRef,
  lengthProblem,
  LONGEST_COMMENT,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useRef, useState } from 'react';
import { EndDateField } from '../EndDateField';
import { endOf, endProblem, sayState } from '../model';
import {
  ACTION_TEXTS,
  allowedActions,
  ExemptionAction,
  runAction,
} from './actions';
import { Consequence } from './Consequence';

function dayOf(timestamp: string): string {
  return DateTime.fromISO(timestamp).toISODate() ?? '';
}

/**
 * Asks for confirmation and a comment, and does the action; an approval can be
 * for a shorter time than was asked for. When the exemption has changed
 * meanwhile it offers to reload and keeps what was typed.
 * @internal
 */
export function ExemptionActionDialog(props: {
  action: ExemptionAction;
  exemption: Exemption;
  /** Called with the newest state: after the action and after a reload. */
  onChange: (exemption: ExemptionDetail) => void;
  /** Called after the action was done. */
  onDone?: (exemption: ExemptionDetail) => void;
  onClose: () => void;
}) {
  const { action, onChange, onDone, onClose } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [exemption, setExemption] = useState(props.exemption);
  const [comment, setComment] = useState('');
  const [endsOn, setEndsOn] = useState(dayOf(exemption.endsAt));
  const [problems, setProblems] = useState<{
    comment?: string;
    endsOn?: string;
  }>({});
  const { attempt, busy, error } = useAttempt();
  const commentInput = useRef<HTMLTextAreaElement>(null);
  const text = ACTION_TEXTS[action];
  const allowed = allowedActions(exemption).includes(action);
  const asked = DateTime.fromISO(exemption.endsAt);

  const submit = () => {
    const said = comment.trim();
    const shorter = action === 'approve' && endsOn !== dayOf(exemption.endsAt);
    const found = {
      comment:
        text.commentRequired && !said
          ? 'Say why; who asked reads it'
          : lengthProblem(said, LONGEST_COMMENT),
      endsOn: shorter ? endProblem(endsOn, DateTime.now(), asked) : undefined,
    };
    setProblems(found);
    if (found.comment || found.endsOn) {
      return;
    }
    attempt(async () => {
      const changed = await runAction(governance, action, exemption, {
        comment: said || undefined,
        endsAt: shorter ? endOf(endsOn, asked) : undefined,
      });
      onChange(changed);
      onDone?.(changed);
      onClose();
    });
  };

  const reload = () =>
    attempt(async () => {
      const newest = await governance.getExemption(exemption.id);
      setExemption(newest);
      onChange(newest);
    });

  return (
    <ActionDialog
      id="exemption-action"
      title={text.title}
      button={text.button}
      destructive={text.destructive}
      busy={busy}
      disabled={!allowed}
      firstInput={commentInput}
      onSubmit={submit}
      onClose={onClose}
    >
      <Consequence action={action} exemption={exemption} />
      {action === 'approve' && (
        <EndDateField
          value={endsOn}
          onChange={setEndsOn}
          latest={asked}
          problem={problems.endsOn}
          disabled={busy}
          help="As asked for, or earlier"
        />
      )}
      <CommentField
        id="exemption-action-comment"
        label={text.commentRequired ? 'Comment' : 'Comment (optional)'}
        value={comment}
        onChange={value => {
          setComment(value);
          setProblems({ ...problems, comment: undefined });
        }}
        required={text.commentRequired}
        disabled={busy}
        problem={problems.comment}
        inputRef={commentInput}
      />
      {error && (
        <ActionFailure error={error} typedText="here" onReload={reload} />
      )}
      {!allowed && (
        <Alert severity="info">
          You can no longer do this. {sayState(exemption)}
        </Alert>
      )}
    </ActionDialog>
  );
}
