import { useApi } from '@backstage/core-plugin-api';
import { ACCESS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-access-common';
import {
  Answered,
  dataAccessApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DriftTable } from '../drift/DriftTable';

/** What is not as it should be in the engines, of all products. */
export function OpenDrift() {
  const api = useApi(dataAccessApiRef);
  const drift = useLive(() => api.listDrift({ state: 'open' }), [api], {
    channel: ACCESS_SIGNAL_CHANNEL,
  });
  return (
    <Answered live={drift} what="what differs on the data platforms">
      {({ items }) => (
        <DriftTable
          title="What differs on the data platforms"
          findings={items}
          withProduct
          onChange={drift.retry}
        />
      )}
    </Answered>
  );
}
