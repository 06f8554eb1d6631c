import { useSignal } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';
import { SCORECARD_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';
import isEqual from 'lodash/isEqual';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { hasStatus } from './hasStatus';

// A signal can be missed while the connection is lost, so answers are asked
// for again now and then in any case.
const POLL_WITH_SIGNALS_MS = 60_000;
const POLL_MS = 10_000;
const POLL_IN_MOTION_MS = 3_000;

// After these, what was read before is no longer anybody's to see.
const FINAL_STATUSES = [401, 403, 404];

/**
 * An answer of a backend that is asked for again when it may have changed.
 * @public
 */
export interface Live<T> {
  /**
   * The newest answer. It stays while the same or another question is on its
   * way, so that a page does not jump.
   */
  value?: T;
  /** Why the question of now could not be answered at all. */
  error?: Error;
  /** Why the answer that is shown could not be made newer the last time. */
  stale?: Error;
  /** Whether the question of now has neither an answer nor an error yet. */
  loading: boolean;
  /** Asks again. */
  retry: () => void;
}

/**
 * What says that an answer may have changed.
 * @public
 */
export interface LiveOptions<M extends JsonObject = JsonObject, T = unknown> {
  /** Signal channel; default that of the results of scorecards. */
  channel?: string;
  /** Tells whether a signal is about what is shown; all are when absent. */
  concerns?: (message: M) => boolean;
  /**
   * Tells whether an answer will soon be another one without anybody acting,
   * so that it is asked for more often; none is when absent.
   */
  inMotion?: (value: T) => boolean;
}

interface Answer<T> {
  question: object;
  value?: T;
  error?: Error;
  stale?: Error;
}

/**
 * Asks a backend, and asks again when the question changes, when a signal says
 * that the answer may be another, and now and then. An answer that comes after
 * that of a later question is passed over. When asking again fails for the
 * time being, the answer stays.
 *
 * @param load - asks the question; without it nothing is asked
 * @param dependencies - what the question depends on; the number of them must
 * not change
 * @public
 */
export function useLive<T, M extends JsonObject = JsonObject>(
  load: (() => Promise<T>) | undefined,
  dependencies: readonly unknown[],
  options: LiveOptions<M, T> = {},
): Live<T> {
  const { channel = SCORECARD_SIGNAL_CHANNEL, concerns, inMotion } = options;
  const question = useQuestion([...dependencies, Boolean(load)]);
  const [answer, setAnswer] = useState<Answer<T>>();
  const [turn, askAgain] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ load, concerns });
  latest.current = { load, concerns };
  const asking = useRef(false);

  useEffect(() => {
    const ask = latest.current.load;
    if (!ask) {
      return undefined;
    }
    let current = true;
    asking.current = true;
    const settle = (next: (previous?: Answer<T>) => Answer<T>) => {
      if (current) {
        asking.current = false;
        setAnswer(next);
      }
    };
    ask().then(
      value => settle(previous => withValue(previous, question, value)),
      (error: Error) =>
        settle(previous => withError(previous, question, error)),
    );
    return () => {
      current = false;
    };
  }, [question, turn]);

  const { lastSignal, isSignalsAvailable } = useSignal<M>(channel);
  useEffect(() => {
    if (lastSignal && (latest.current.concerns?.(lastSignal) ?? true)) {
      askAgain();
    }
  }, [lastSignal]);

  const answered = answer?.question === question;
  const error = answered ? answer.error : undefined;
  const stale = answered ? answer.stale : undefined;
  const moving =
    answered && answer.value !== undefined && inMotion?.(answer.value);
  useInterval(
    // A slow answer is waited for, and nobody looks at a hidden page.
    () => !asking.current && !document.hidden && askAgain(),
    // Without permission, asking again would not help.
    answered && !hasStatus(error, 403)
      ? pollInterval(isSignalsAvailable && !error && !stale, moving)
      : null,
  );

  const retry = useCallback(() => {
    setAnswer(previous =>
      previous?.error ? { question: {}, value: previous.value } : previous,
    );
    askAgain();
  }, []);
  return {
    value: answer?.value,
    error,
    stale,
    loading: Boolean(load) && !answered,
    retry,
  };
}

/** An object that is the same as long as the dependencies are. */
function useQuestion(dependencies: readonly unknown[]): object {
  const known = useRef({ dependencies });
  const same =
    known.current.dependencies.length === dependencies.length &&
    dependencies.every((dependency, index) =>
      Object.is(dependency, known.current.dependencies[index]),
    );
  if (!same) {
    known.current = { dependencies };
  }
  return known.current;
}

function withValue<T>(
  previous: Answer<T> | undefined,
  question: object,
  value: T,
): Answer<T> {
  // An equal answer is the same one, so that nothing is drawn again.
  const same =
    previous?.question === question &&
    !previous.error &&
    !previous.stale &&
    isEqual(previous.value, value);
  return same ? previous : { question, value };
}

function withError<T>(
  previous: Answer<T> | undefined,
  question: object,
  error: Error,
): Answer<T> {
  if (FINAL_STATUSES.some(status => hasStatus(error, status))) {
    return { question, error };
  }
  return previous?.question === question && previous.value !== undefined
    ? { ...previous, stale: error }
    : { question, value: previous?.value, error };
}

function pollInterval(signalsArrive: boolean, moving?: boolean): number {
  if (moving) {
    return POLL_IN_MOTION_MS;
  }
  return signalsArrive ? POLL_WITH_SIGNALS_MS : POLL_MS;
}
