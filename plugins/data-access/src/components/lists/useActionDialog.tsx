import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ReactNode, useState } from 'react';
import { ACTION_TEXTS, AccessAction } from '../../model/actions';
import { RequestActionDialog } from '../shared/RequestActionDialog';
import { ActionDone } from './ActionDone';

/**
 * Actions in the rows of a list: opens the dialog, loads the list again and
 * says what was done.
 */
export function useActionDialog(reload: () => void): {
  open: (action: AccessAction, request: AccessRequest) => void;
  isOpen: boolean;
  /** Render this above the list. */
  element: ReactNode;
} {
  const [chosen, setChosen] = useState<{
    action: AccessAction;
    request: AccessRequest;
  }>();
  const [done, setDone] = useState<{ text: string; request: AccessRequest }>();

  return {
    open: (action, request) => setChosen({ action, request }),
    isOpen: chosen !== undefined,
    element: (
      <>
        {done && <ActionDone {...done} onClose={() => setDone(undefined)} />}
        {chosen && (
          <RequestActionDialog
            {...chosen}
            onChange={reload}
            onDone={details =>
              setDone({
                text: ACTION_TEXTS[chosen.action].done,
                request: details.request,
              })
            }
            onClose={() => setChosen(undefined)}
          />
        )}
      </>
    ),
  };
}
