import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import {
  ActionFailure,
  CommentField,
  dataAccessApiRef,
  failureKind,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useDraft } from '../../hooks/useDraft';
import {
  checkRequestForm,
  chosenDuration,
  RequestFormProblems,
  RequestFormValues,
} from '../../model/requestForm';
import { requestDetailsRouteRef } from '../../routes';
import { DeprecationNotice } from './DeprecationNotice';
import { DurationFields } from './DurationFields';
import { PurposeField } from './PurposeField';

/** Asks for a port, and goes to the page of the new request. */
export function RequestForm(props: {
  offer: AccessOffer;
  userEntityRef: string;
  /** Called when the backend says that the offer is no longer as shown. */
  onConflict: () => void;
}) {
  const { offer, userEntityRef, onConflict } = props;
  const api = useApi(dataAccessApiRef);
  const navigate = useNavigate();
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const { values, change, forget } = useDraft(userEntityRef, offer);
  const [problems, setProblems] = useState<RequestFormProblems>({});
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);

  const edit = (changes: Partial<RequestFormValues>) => {
    change(changes);
    const kept = { ...problems };
    for (const field of Object.keys(changes) as (keyof RequestFormValues)[]) {
      delete kept[field];
    }
    setProblems(kept);
  };

  const send = async (duration: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const { product, port, version } = offer;
      const { request } = await api.createRequest({
        product,
        port,
        version,
        purpose: values.purpose.trim(),
        duration,
        comment: values.comment.trim() || undefined,
      });
      forget();
      navigate(detailsPath({ id: request.id }));
    } catch (failure) {
      const known =
        failure instanceof Error ? failure : new Error(String(failure));
      setError(known);
      setBusy(false);
      if (failureKind(known) === 'conflict') {
        onConflict();
      }
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const found = checkRequestForm(values, offer, DateTime.now());
    setProblems(found);
    const duration = chosenDuration(values);
    if (duration && Object.keys(found).length === 0) {
      send(duration);
    }
  };

  return (
    <form onSubmit={submit} noValidate aria-label="Request access">
      {offer.deprecation && <DeprecationNotice {...offer.deprecation} />}
      <PurposeField
        purposes={offer.purposes}
        value={values.purpose}
        onChange={purpose => edit({ purpose })}
        problem={problems.purpose}
        disabled={busy}
      />
      <DurationFields
        longest={offer.longestDuration}
        values={values}
        onChange={edit}
        problems={problems}
        disabled={busy}
      />
      <CommentField
        id="access-request-comment"
        label={
          offer.deprecation
            ? 'Why you need it all the same'
            : 'Comment for those who decide (optional)'
        }
        required={Boolean(offer.deprecation)}
        value={values.comment}
        onChange={comment => edit({ comment })}
        problem={problems.comment}
        disabled={busy}
      />
      {error && (
        <Box mt={1} mb={1}>
          <ActionFailure error={error} typedText="kept" />
        </Box>
      )}
      <Box mt={2}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={busy}
        >
          {busy ? 'Sending…' : 'Request access'}
        </Button>
      </Box>
    </form>
  );
}
