import { useSignal } from '@backstage/plugin-signals-react';
import { PRODUCTS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-mesh-common';
import { hasStatus } from '@meshport/backstage-plugin-data-mesh-react';
import isEqual from 'lodash/isEqual';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

// A signal can be missed while the connection is lost, so answers are asked
// for again now and then in any case.
const POLL_WITH_SIGNALS_MS = 60_000;
const POLL_MS = 15_000;

/**
 * An answer of the data mesh backend that is asked for again when products
 * change.
 * @internal
 */
export interface LiveAnswer<T> {
  /**
   * The newest answer. While another question is on its way it is the answer
   * to the one before, so that a page does not jump.
   */
  value?: T;
  /** Why the question of now could not be answered at all. */
  error?: Error;
  /** Whether `value` answers another question than the one asked now. */
  loading: boolean;
  retry: () => void;
}

interface Answer<T> {
  /** The question that it answers. */
  key: string;
  value?: T;
  error?: Error;
}

/**
 * Asks, and asks again when the question or the products change. An answer
 * that comes after that of a later question is passed over. When asking again
 * fails, the answer stays.
 *
 * @param ask - asks the question
 * @param key - the same for the same question
 * @internal
 */
export function useLiveAnswer<T>(
  ask: () => Promise<T>,
  key: string,
): LiveAnswer<T> {
  const [answer, setAnswer] = useState<Answer<T>>();
  const [turn, askAgain] = useReducer((count: number) => count + 1, 0);
  const askRef = useRef(ask);
  askRef.current = ask;
  const asking = useRef(false);

  useEffect(() => {
    let current = true;
    asking.current = true;
    const settle = (next: (previous?: Answer<T>) => Answer<T>) => {
      if (current) {
        asking.current = false;
        setAnswer(next);
      }
    };
    askRef.current().then(
      value =>
        // An equal answer is the same one, so that nothing is drawn again.
        settle(previous =>
          previous?.key === key && isEqual(previous.value, value)
            ? previous
            : { key, value },
        ),
      (error: Error) =>
        settle(previous =>
          previous?.key === key && previous.value !== undefined
            ? previous
            : { key, value: previous?.value, error },
        ),
    );
    return () => {
      current = false;
    };
  }, [key, turn]);

  const { lastSignal, isSignalsAvailable } = useSignal(PRODUCTS_SIGNAL_CHANNEL);
  useEffect(() => {
    if (lastSignal) {
      askAgain();
    }
  }, [lastSignal]);

  const answered = answer?.key === key;
  const error = answered ? answer.error : undefined;
  useInterval(
    // A slow answer is waited for.
    () => !asking.current && askAgain(),
    // Without permission, asking again would not help.
    answered && !hasStatus(error, 403)
      ? pollInterval(isSignalsAvailable && !error)
      : null,
  );

  const retry = useCallback(() => {
    setAnswer(
      previous => previous && { ...previous, key: '', error: undefined },
    );
    askAgain();
  }, []);
  return { value: answer?.value, error, loading: !answered, retry };
}

function pollInterval(signalsArrive: boolean): number {
  return signalsArrive ? POLL_WITH_SIGNALS_MS : POLL_MS;
}
