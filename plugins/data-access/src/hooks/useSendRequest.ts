import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  DataAccessApi,
  NewAccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import {
  dataAccessApiRef,
  failureKind,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useNavigate } from 'react-router-dom';
import { problemsOfPreviews } from '../model/ask/problems';
import { requestDetailsRouteRef } from '../routes';
import { useBasket } from './useBasket';
import { RequestFormState } from './useRequestForm';

/**
 * Sends requests, all or none, and goes to the first new one. They are looked
 * at once more before, because what was shown may be some minutes old.
 *
 * @param onConflict - called when something stands in the way by now
 */
export function useSendRequest(options: {
  form: RequestFormState;
  onConflict: () => void;
}): {
  send: (items: NewAccessRequest[]) => Promise<void>;
  busy: boolean;
  error?: Error;
} {
  const { form, onConflict } = options;
  const api = useApi(dataAccessApiRef);
  const navigate = useNavigate();
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const basket = useBasket();
  const { attempt, busy, error } = useAttempt();

  const send = async (items: NewAccessRequest[]) => {
    const previews = (await api.preview(items)).items;
    const problems = problemsOfPreviews(previews, form.values.apart);
    form.show(problems);
    if (previews.some(preview => preview.existing)) {
      onConflict();
    } else if (Object.keys(problems).length === 0) {
      const id = await create(api, items);
      form.forget();
      basket.remove(...items);
      navigate(detailsPath({ id }));
    }
  };
  const sendOrReload = async (items: NewAccessRequest[]) => {
    try {
      await send(items);
    } catch (failure) {
      if (failure instanceof Error && failureKind(failure) === 'conflict') {
        onConflict();
      }
      throw failure;
    }
  };
  return { send: items => attempt(() => sendOrReload(items)), busy, error };
}

async function create(
  api: DataAccessApi,
  items: NewAccessRequest[],
): Promise<string> {
  if (items.length === 1) {
    return (await api.createRequest(items[0])).request.id;
  }
  return (await api.createBasket(items)).items[0].id;
}
