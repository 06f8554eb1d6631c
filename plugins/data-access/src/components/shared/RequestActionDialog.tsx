import { useApi } from '@backstage/core-plugin-api';
import Alert from '@material-ui/lab/Alert';
import {
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';
import {
  ActionDialog,
  ActionFailure,
  CommentField,
  dataAccessApiRef,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useRef, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useRequestNames } from '../../hooks/useRequestNames';
import { ACTION_TEXTS, AccessAction, isAllowed } from '../../model/actions';
import { describeState } from '../../model/describeState';
import {
  ActionDraft,
  ActionProblems,
  checkAction,
  inputOf,
  needsOffer,
  newDraft,
} from '../../model/request/actionDraft';
import { runAction } from '../../model/runAction';
import { ActionConsequence } from './ActionConsequence';
import { ActionFields } from './ActionFields';

/**
 * Asks for confirmation and what an action needs, and does it. When the request
 * has changed meanwhile it offers to reload and keeps what was typed.
 */
export function RequestActionDialog(props: {
  action: AccessAction;
  request: AccessRequest;
  /** Called with the newest details: after the action and after a reload. */
  onChange: (details: AccessRequestDetails) => void;
  /** Called after the action was done; of a renewal, with the new request. */
  onDone?: (details: AccessRequestDetails) => void;
  onClose: () => void;
}) {
  const { action, onChange, onDone, onClose } = props;
  const api = useApi(dataAccessApiRef);
  const [request, setRequest] = useState(props.request);
  const [stillAllowed, setStillAllowed] = useState(true);
  const [draft, setDraft] = useState(() => newDraft(request));
  const [problems, setProblems] = useState<ActionProblems>({});
  const name = useRequestNames(request);
  const { attempt, busy, error } = useAttempt();
  const commentInput = useRef<HTMLTextAreaElement>(null);
  const text = ACTION_TEXTS[action];

  const { product, port, version } = request;
  const offer = useAsync(
    async () =>
      needsOffer(action) ? api.getOffer({ product, port, version }) : undefined,
    [api, action, product, port, version],
  );

  const edit = (changes: Partial<ActionDraft>) => {
    setDraft({ ...draft, ...changes });
    setProblems({});
  };
  const submit = () => {
    const found = checkAction(
      action,
      draft,
      request,
      offer.value,
      DateTime.now(),
    );
    setProblems(found);
    if (Object.keys(found).length > 0) {
      return;
    }
    attempt(async () => {
      const input = inputOf(action, draft, request, offer.value);
      const details = await runAction(api, action, request, input);
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
    <ActionDialog
      id="access-action"
      title={text.title}
      button={text.button}
      destructive={text.destructive}
      busy={busy}
      // Without the offer it is not known what has to be accepted.
      disabled={!stillAllowed || (action === 'renew' && !offer.value)}
      maxWidth={draft.less ? 'md' : 'sm'}
      firstInput={commentInput}
      onSubmit={submit}
      onClose={onClose}
    >
      <ActionConsequence action={action} request={request} />
      <ActionFields
        action={action}
        request={request}
        offer={offer}
        draft={draft}
        problems={problems}
        disabled={busy}
        onChange={edit}
      />
      <CommentField
        id="access-action-comment"
        label={text.comment}
        value={draft.comment}
        onChange={comment => edit({ comment })}
        required={text.commentRequired}
        disabled={busy}
        problem={problems.comment}
        inputRef={commentInput}
      />
      {error && (
        <ActionFailure error={error} typedText="here" onReload={reload} />
      )}
      {!stillAllowed && (
        <Alert severity="info">
          You can no longer do this:{' '}
          {describeState(request, undefined, name).title}.
        </Alert>
      )}
    </ActionDialog>
  );
}
