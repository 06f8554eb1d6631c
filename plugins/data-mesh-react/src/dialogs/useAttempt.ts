import { useRef, useState } from 'react';

/**
 * Does something that can fail, once at a time: what is begun while the last
 * is still under way is not done.
 *
 * @returns `error`: why the last attempt failed
 * @public
 */
export function useAttempt(): {
  /** Never rejects. */
  attempt: (work: () => Promise<void>) => Promise<void>;
  busy: boolean;
  error?: Error;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const underWay = useRef(false);
  const attempt = async (work: () => Promise<void>) => {
    if (underWay.current) {
      return;
    }
    underWay.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    underWay.current = false;
    setBusy(false);
  };
  return { attempt, busy, error };
}
