import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useCallback, useState } from 'react';
import { draftKey, readDraft, writeDraft } from '../model/draft';
import { EMPTY_REQUEST_FORM, RequestFormValues } from '../model/requestForm';

/**
 * The values of the request form, kept in the browser tab while they are
 * typed, so that an expired session or a reload loses nothing.
 */
export function useDraft(
  userEntityRef: string,
  port: PortRef,
): {
  values: RequestFormValues;
  change: (changes: Partial<RequestFormValues>) => void;
  forget: () => void;
} {
  const key = draftKey(userEntityRef, port);
  const [values, setValues] = useState(
    () => readDraft(window.sessionStorage, key) ?? EMPTY_REQUEST_FORM,
  );
  const change = (changes: Partial<RequestFormValues>) => {
    const next = { ...values, ...changes };
    setValues(next);
    writeDraft(window.sessionStorage, key, next);
  };
  const forget = useCallback(
    () => window.sessionStorage.removeItem(key),
    [key],
  );
  return { values, change, forget };
}
