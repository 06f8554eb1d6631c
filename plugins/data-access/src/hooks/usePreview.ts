import { useApi } from '@backstage/core-plugin-api';
import {
  NewAccessRequest,
  PortRef,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { portKey } from '../model/ask/portRefs';

// Long enough that typing a purpose does not ask for each letter.
const PAUSE_MS = 500;

/**
 * What would come of requests, asked for after a pause in typing. The last
 * answer stays while the next is on its way.
 *
 * @param items - the requests that are complete enough to be looked at
 */
export function usePreview(items: NewAccessRequest[]): {
  previews: RequestPreview[];
  previewOf: (port: PortRef) => RequestPreview | undefined;
  /** Whether what is shown is not yet that of what was typed last. */
  pending: boolean;
  error?: Error;
} {
  const api = useApi(dataAccessApiRef);
  const question = JSON.stringify(items);
  const [settled, setSettled] = useState('[]');
  useDebounce(() => setSettled(question), PAUSE_MS, [question]);

  const { value, loading, error } = useAsync(async () => {
    const asked: NewAccessRequest[] = JSON.parse(settled);
    const answer = asked.length ? await api.preview(asked) : { items: [] };
    return answer.items;
  }, [api, settled]);

  const previews = useMemo(() => value ?? [], [value]);
  return {
    previews,
    previewOf: port =>
      previews.find(preview => portKey(preview) === portKey(port)),
    pending: loading || question !== settled,
    error: loading ? undefined : error,
  };
}
