import { useRouteRef } from '@backstage/core-plugin-api';
import {
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';
import { ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { AccessAction, isAllowed } from '../../model/actions';
import { requestDetailsRouteRef } from '../../routes';
import { RequestActionDialog } from '../shared/RequestActionDialog';

/** The dialog that an address asks for, so that a link can lead to it. */
const ACTION_BY_HASH: Record<string, AccessAction | undefined> = {
  '#renew': 'renew',
  '#answer': 'answer',
  '#hand-over': 'handOver',
};

/**
 * The dialog of an action of the page. It keeps the request that it was opened
 * on.
 *
 * @param details - what the page shows, once known
 * @param onChange - called when the request has changed
 */
export function useRequestDialog(
  details: AccessRequestDetails | undefined,
  onChange: () => void,
): { open: (action: AccessAction) => void; element: ReactNode } {
  const [chosen, setChosen] = useState<{
    action: AccessAction;
    request: AccessRequest;
  }>();
  const navigate = useNavigate();
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const { hash, key } = useLocation();
  const [opened, setOpened] = useState<string>();

  const wanted = ACTION_BY_HASH[hash];
  useEffect(() => {
    // Once for each time that somebody follows the link.
    if (details && wanted && opened !== key) {
      setOpened(key);
      if (isAllowed(wanted, details.allowed)) {
        setChosen({ action: wanted, request: details.request });
      }
    }
  }, [details, wanted, opened, key]);

  return {
    open: action => details && setChosen({ action, request: details.request }),
    element: chosen && (
      <RequestActionDialog
        {...chosen}
        onChange={onChange}
        onDone={({ request }) => {
          if (request.id !== chosen.request.id) {
            navigate(detailsPath({ id: request.id }));
          }
        }}
        onClose={() => setChosen(undefined)}
      />
    ),
  };
}
