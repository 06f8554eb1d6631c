import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import {
  Answered,
  CardTable,
  dataAccessApiRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import { eventsQuery } from '../../model/audit';
import { LoadMore } from '../lists/LoadMore';
import { EVENT_COLUMNS } from './eventColumns';
import { EventFilters } from './EventFilters';
import { ExportLog } from './ExportLog';
import { useAuditFilter } from './useAuditFilter';
import { usePages } from './usePages';

/** The log of access, newest first, of what the viewer may see. */
export function EventLog() {
  const api = useApi(dataAccessApiRef);
  const { get } = useAuditFilter();
  const query = eventsQuery({
    product: get('product'),
    actor: get('actor'),
    type: get('type'),
    request: get('request'),
    from: get('from'),
    to: get('to'),
  });
  const list = usePages(JSON.stringify(query), cursor =>
    api.listEvents({ ...query, after: cursor ? Number(cursor) : undefined }),
  );
  return (
    <>
      <Box display="flex" flexWrap="wrap" gridGap={16}>
        <EventFilters />
        <Box marginLeft="auto">
          <ExportLog />
        </Box>
      </Box>
      <Answered live={list} what="the log of access">
        {({ items, nextCursor }) => (
          <>
            {items.length ? (
              <CardTable
                title="What happened"
                columns={EVENT_COLUMNS}
                data={items}
                options={{ sorting: false }}
              />
            ) : (
              <EmptyState
                missing="data"
                title="Nothing happened"
                description="No event that you may see is as asked for."
              />
            )}
            {nextCursor && (
              <LoadMore busy={list.loading} onClick={list.loadMore} />
            )}
          </>
        )}
      </Answered>
    </>
  );
}
