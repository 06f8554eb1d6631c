import {
  Answered,
  CardTable,
} from '@meshport/backstage-plugin-data-mesh-react';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ReactNode } from 'react';
import { LoadMore } from './LoadMore';
import { RequestColumn } from './requestColumns';
import { RequestList } from './useRequestList';

/**
 * A list of requests, newest first, with its loading, empty and error states.
 */
export function RequestTable(props: {
  title: string;
  /** What the list is, for messages, e.g. `your requests`. */
  what: string;
  list: RequestList;
  columns: RequestColumn[];
  /** Puts those that are loaded in another order, or leaves some out. */
  arrange?: (items: AccessRequest[]) => AccessRequest[];
  /** Shown instead of an empty table. */
  empty: ReactNode;
}) {
  const { title, what, list, columns, arrange, empty } = props;
  return (
    <Answered live={list} what={what}>
      {({ items, nextCursor }) => {
        const rows = arrange ? arrange(items) : items;
        return (
          <>
            {rows.length ? (
              <CardTable
                title={title}
                columns={columns}
                data={rows}
                options={{ sorting: false }}
              />
            ) : (
              empty
            )}
            {nextCursor && (
              <LoadMore busy={list.loading} onClick={list.loadMore} />
            )}
          </>
        );
      }}
    </Answered>
  );
}
