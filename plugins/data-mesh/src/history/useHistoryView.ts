import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  HistoryView,
  readHistoryView,
  writeHistoryView,
} from './historyAddress';

/**
 * What of a history is shown, in the page's address.
 * @internal
 */
export function useHistoryView(): {
  view: HistoryView;
  change: (changes: Partial<HistoryView>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Partial<HistoryView>) =>
      setParameters(current =>
        writeHistoryView(current, { ...readHistoryView(current), ...changes }),
      ),
    [setParameters],
  );
  return { view: readHistoryView(parameters), change };
}
