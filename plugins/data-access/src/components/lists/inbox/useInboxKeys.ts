import { useEffect, useRef } from 'react';
import { InboxAction, inboxAction } from '../../../model/inbox/keys';

/**
 * Listens to the keys of the inbox, wherever on the page the keyboard is.
 *
 * @param enabled - false while a dialog is open, or where the person has
 * switched the keys off
 */
export function useInboxKeys(
  enabled: boolean,
  onAction: (action: InboxAction) => void,
): void {
  const latest = useRef(onAction);
  latest.current = onAction;
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    const listen = (event: KeyboardEvent) => {
      const action = inboxAction(event);
      if (action) {
        event.preventDefault();
        latest.current(action);
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}
