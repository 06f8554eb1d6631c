import { useSignal } from '@backstage/plugin-signals-react';
import { ACCESS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-access-common';
import { useEffect } from 'react';
import useInterval from 'react-use/esm/useInterval';

const POLL_IN_MOTION_MS = 3_000;
const POLL_WITHOUT_SIGNALS_MS = 10_000;

/**
 * Loads again when the backend signals a change. Polls while something is in
 * motion, because a signal can be lost on the way, and wherever the portal has
 * no signals. A hidden browser tab does not poll.
 *
 * @param reload - loads again; never rejects
 * @param options - `requestId`: only changes of this request count;
 *   `inMotion`: whether a change is expected soon
 */
export function useLiveReload(
  reload: () => Promise<void>,
  options: { requestId?: string; inMotion: boolean },
): void {
  const { requestId, inMotion } = options;
  const { lastSignal, isSignalsAvailable } = useSignal<{ requestId: string }>(
    ACCESS_SIGNAL_CHANNEL,
  );

  useEffect(() => {
    if (lastSignal && (!requestId || lastSignal.requestId === requestId)) {
      reload();
    }
  }, [lastSignal, requestId, reload]);

  let delay: number | null = null;
  if (inMotion) {
    delay = POLL_IN_MOTION_MS;
  } else if (!isSignalsAvailable) {
    delay = POLL_WITHOUT_SIGNALS_MS;
  }
  useInterval(() => {
    if (!document.hidden) {
      reload();
    }
  }, delay);
}
