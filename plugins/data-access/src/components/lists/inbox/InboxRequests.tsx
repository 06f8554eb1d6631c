import { useRouteRef } from '@backstage/core-plugin-api';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useLocalStorage from 'react-use/esm/useLocalStorage';
import { usePorts } from '../../../hooks/usePorts';
import { groupRequests } from '../../../model/inbox/groupRequests';
import { InboxAction } from '../../../model/inbox/keys';
import { requestDetailsRouteRef } from '../../../routes';
import { useActionDialog } from '../useActionDialog';
import { ChosenBar } from './ChosenBar';
import { InboxGroup } from './InboxGroup';
import { InboxToolbar } from './InboxToolbar';
import { KeysHelp } from './KeysHelp';
import { useBulkDecision } from './useBulkDecision';
import { useInboxKeys } from './useInboxKeys';
import { useInboxRows } from './useInboxRows';
import { useProductFilter } from './useProductFilter';

/** The requests of the inbox in groups, with the keys to go through them. */
export function InboxRequests(props: {
  requests: AccessRequest[];
  /** Whether there are others that are not loaded yet. */
  more: boolean;
  onChange: () => void;
}) {
  const { requests, more, onChange } = props;
  const filter = useProductFilter(requests);
  const groups = useMemo(() => groupRequests(filter.shown), [filter.shown]);
  const ordered = useMemo(
    () =>
      groups.flatMap(({ odd, alike }) => [
        ...odd.map(({ request }) => request),
        ...alike,
      ]),
    [groups],
  );
  const rows = useInboxRows(ordered);
  const findPort = usePorts(requests);
  const dialog = useActionDialog(onChange);
  const bulk = useBulkDecision({ rows, groups, onChange });
  const navigate = useNavigate();
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const [keysEnabled = true, setKeysEnabled] = useLocalStorage(
    'data-access:inbox-keys',
    true,
  );
  const [help, setHelp] = useState(false);

  const decide = (verdict: 'approve' | 'deny') => {
    if (rows.chosen.length) {
      bulk.decide(verdict);
    } else if (rows.current) {
      dialog.open(verdict, rows.current);
    }
  };
  const act: Record<InboxAction, () => void> = {
    next: () => rows.move(1),
    previous: () => rows.move(-1),
    choose: () =>
      rows.current && rows.choose([rows.current], !rows.isChosen(rows.current)),
    approve: () => decide('approve'),
    deny: () => decide('deny'),
    open: () => rows.current && navigate(detailsPath({ id: rows.current.id })),
    help: () => setHelp(true),
  };
  useInboxKeys(
    keysEnabled && !help && !bulk.element && !dialog.isOpen,
    action => act[action](),
  );

  return (
    <>
      {dialog.element}
      {bulk.element}
      {help && (
        <KeysHelp
          enabled={keysEnabled}
          onEnable={setKeysEnabled}
          onClose={() => setHelp(false)}
        />
      )}
      {requests.length > 0 && (
        <Stack>
          <InboxToolbar
            filter={filter}
            more={more}
            onHelp={() => setHelp(true)}
          />
          <ChosenBar
            count={rows.chosen.length}
            onDecide={bulk.decide}
            onClear={() => rows.choose(rows.chosen, false)}
          />
          <div ref={rows.rootRef}>
            <Stack>
              {groups.map(group => (
                <InboxGroup
                  key={group.key}
                  group={group}
                  findPort={findPort}
                  rows={rows}
                  onAction={dialog.open}
                />
              ))}
            </Stack>
          </div>
        </Stack>
      )}
    </>
  );
}
