import { useState } from 'react';

/**
 * Does something that can fail, once at a time.
 *
 * @returns `error`: why the last attempt failed
 * @internal
 */
export function useAttempt(): {
  attempt: (work: () => Promise<void>) => Promise<void>;
  busy: boolean;
  error?: Error;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setBusy(false);
  };
  return { attempt, busy, error };
}
