import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ReactNode, useState } from 'react';
import { Outcome } from '../../../model/inbox/decideMany';
import { RequestGroup } from '../../../model/inbox/groupRequests';
import { BulkDialog } from './BulkDialog';
import { BulkResults } from './BulkResults';
import { InboxRows } from './useInboxRows';

/**
 * Decides about the chosen requests: asks for confirmation, shows what became
 * of each, and leaves those chosen that were not decided.
 */
export function useBulkDecision(options: {
  rows: InboxRows;
  groups: RequestGroup[];
  onChange: () => void;
}): {
  decide: (verdict: 'approve' | 'deny') => void;
  /** The dialog that is open; render it. */
  element: ReactNode;
} {
  const { rows, groups, onChange } = options;
  // What was confirmed stays as it is while the list goes on changing.
  const [asked, setAsked] = useState<{
    verdict: 'approve' | 'deny';
    requests: AccessRequest[];
  }>();
  const [done, setDone] = useState<{
    outcomes: Outcome[];
    failure?: Error;
  }>();

  let element: ReactNode;
  if (asked) {
    element = (
      <BulkDialog
        {...asked}
        odd={groups
          .flatMap(({ odd }) => odd)
          .filter(({ request }) =>
            asked.requests.some(({ id }) => id === request.id),
          )}
        onDone={(outcomes, failure) => {
          const decided = outcomes.filter(outcome => outcome.decided);
          rows.choose(
            decided.map(({ request }) => request),
            false,
          );
          setAsked(undefined);
          setDone({ outcomes, failure });
          onChange();
        }}
        onClose={() => setAsked(undefined)}
      />
    );
  } else if (done) {
    element = <BulkResults {...done} onClose={() => setDone(undefined)} />;
  }
  return {
    decide: verdict => setAsked({ verdict, requests: rows.chosen }),
    element,
  };
}
