import { useCallback, useEffect, useRef, useState } from 'react';

/** Something loaded from a server, with the means to load it again. */
export interface Loaded<T> {
  /** The last answer; kept while a newer one is on its way. */
  value?: T;
  /** Why the last attempt failed. */
  error?: Error;
  /** True until the first answer or failure. */
  loading: boolean;
  /** Loads again, without hiding what is shown. Never rejects. */
  reload: () => Promise<void>;
  /** Shows a newer value that is already at hand. */
  replace: (value: T) => void;
}

interface State<T> {
  value?: T;
  error?: Error;
  loading: boolean;
}

/**
 * Loads a value and loads it anew when `load` changes. An answer that was
 * overtaken by a newer one is dropped.
 *
 * @param load - memoised by the caller
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ loading: true });
  const latest = useRef(0);

  const reload = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    try {
      const value = await load();
      if (mine === latest.current) {
        setState({ value, loading: false });
      }
    } catch (error) {
      if (mine === latest.current) {
        const failure =
          error instanceof Error ? error : new Error(String(error));
        setState(old => ({
          value: old.value,
          error: failure,
          loading: false,
        }));
      }
    }
  }, [load]);

  const replace = useCallback((value: T) => {
    latest.current += 1;
    setState({ value, loading: false });
  }, []);

  useEffect(() => {
    setState({ loading: true });
    reload();
    return () => {
      latest.current += 1;
    };
  }, [reload]);

  return { ...state, reload, replace };
}
