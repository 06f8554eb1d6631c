import { useSignal } from '@backstage/plugin-signals-react';
import { SCORECARD_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';
import { DependencyList, useEffect, useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';

// A signal can be missed while the connection is lost, so results are read
// again now and then in any case.
const POLL_WITH_SIGNALS_MS = 60_000;
const POLL_MS = 10_000;

/**
 * Something that is read again whenever results of scorecards change.
 * @internal
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
 * @param load - reads them
 * @param dependencies - of `load`, as for `useCallback`
 * @param product - entity ref; signals about other products are passed over
 * @internal
 */
export function useLive<T>(
  load: () => Promise<T>,
  dependencies: DependencyList,
  product?: string,
): Live<T> {
  const { value, error, loading, retry } = useAsyncRetry(load, dependencies);
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
    isSignalsAvailable && !error ? POLL_WITH_SIGNALS_MS : POLL_MS,
  );

  return { value, error: loading ? undefined : error, retry };
}
