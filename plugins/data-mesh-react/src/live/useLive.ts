import { useSignal } from '@backstage/plugin-signals-react';
import { SCORECARD_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';
import { DependencyList, useEffect, useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { hasStatus } from './hasStatus';

// A signal can be missed while the connection is lost, so results are read
// again now and then in any case.
const POLL_WITH_SIGNALS_MS = 60_000;
const POLL_MS = 10_000;

/**
 * Something that is read again whenever results of scorecards change.
 * @public
 */
export interface Live<T> {
  /** The newest that could be read; stays while it is read again. */
  value?: T;
  /** Why it could not be read last time. */
  error?: Error;
  retry: () => void;
}

/**
 * Reads results of scorecards and keeps them up to date.
 *
 * @param load - reads them; without it nothing is read
 * @param dependencies - of `load`, as for `useCallback`
 * @param product - entity ref; signals about other products are passed over
 * @public
 */
export function useLive<T>(
  load: (() => Promise<T>) | undefined,
  dependencies: DependencyList,
  product?: string,
): Live<T> {
  const { value, error, loading, retry } = useAsyncRetry(
    async () => load?.(),
    dependencies,
  );
  const { lastSignal, isSignalsAvailable } = useSignal<{ products: string[] }>(
    SCORECARD_SIGNAL_CHANNEL,
  );
  const retryRef = useRef(retry);
  retryRef.current = retry;

  useEffect(() => {
    if (lastSignal && (!product || lastSignal.products.includes(product))) {
      retryRef.current();
    }
  }, [lastSignal, product]);
  useInterval(
    () => !loading && retry(),
    // Without permission, asking again would not help.
    load && !hasStatus(error, 403)
      ? pollInterval(isSignalsAvailable && !error)
      : null,
  );

  return { value, error: loading ? undefined : error, retry };
}

function pollInterval(signalsArrive: boolean): number {
  return signalsArrive ? POLL_WITH_SIGNALS_MS : POLL_MS;
}
