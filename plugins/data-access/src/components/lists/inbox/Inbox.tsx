import { EmptyState } from '@backstage/core-components';
import { Answered } from '@meshport/backstage-plugin-data-mesh-react';
import { LoadMore } from '../LoadMore';
import { RequestList } from '../useRequestList';
import { InboxRequests } from './InboxRequests';

/**
 * Requests that wait for the viewer's decision. The page loads the list,
 * because its tab shows how many there are.
 */
export function Inbox(props: { list: RequestList }) {
  const { list } = props;
  return (
    <Answered live={list} what="your inbox">
      {({ items, nextCursor }) => (
        <>
          <InboxRequests
            requests={items}
            more={Boolean(nextCursor)}
            onChange={list.retry}
          />
          {!items.length && (
            <EmptyState
              missing="data"
              title="Nothing waits for your decision"
              description="Requests for data that you or your group decide about appear here."
            />
          )}
          {nextCursor && (
            <LoadMore busy={list.loading} onClick={list.loadMore} />
          )}
        </>
      )}
    </Answered>
  );
}
