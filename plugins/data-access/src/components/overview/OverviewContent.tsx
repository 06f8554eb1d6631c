import { useApi } from '@backstage/core-plugin-api';
import { ACCESS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-access-common';
import {
  Answered,
  dataAccessApiRef,
  Stack,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { AccessFigures } from './AccessFigures';
import { OpenDrift } from './OpenDrift';
import { ProductsTable } from './ProductsTable';

/** Access in the mesh, as far as the viewer may see it. */
export function OverviewContent() {
  const api = useApi(dataAccessApiRef);
  const overview = useLive(() => api.getOverview(), [api], {
    channel: ACCESS_SIGNAL_CHANNEL,
  });
  return (
    <Answered live={overview} what="the overview of access">
      {value => (
        <Stack>
          <AccessFigures overview={value} />
          <ProductsTable products={value.products} />
          {value.drift.open > 0 && <OpenDrift />}
        </Stack>
      )}
    </Answered>
  );
}
