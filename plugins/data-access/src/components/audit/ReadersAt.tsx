import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  Answered,
  CardTable,
  dataAccessApiRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import { momentOf } from '../../model/audit';
import { LoadMore } from '../lists/LoadMore';
import { READER_COLUMNS } from './readerColumns';
import { ReaderFilters } from './ReaderFilters';
import { useAuditFilter } from './useAuditFilter';
import { usePages } from './usePages';

/** Who could read what at a moment, on whose approval, for what purpose. */
export function ReadersAt() {
  const api = useApi(dataAccessApiRef);
  const { get } = useAuditFilter();
  const query = {
    at: momentOf(get('at')),
    product: get('product'),
    holder: get('holder'),
    principal: get('principal'),
  };
  const list = usePages(JSON.stringify(query), cursor =>
    api.listReaders({ ...query, cursor }),
  );
  return (
    <>
      <ReaderFilters />
      <Answered live={list} what="who could read what">
        {({ items, nextCursor }) => (
          <>
            {items.length ? (
              <CardTable
                title={query.at ? 'Who could read then' : 'Who can read now'}
                columns={READER_COLUMNS}
                data={items}
                options={{ sorting: false }}
              />
            ) : (
              <EmptyState
                missing="data"
                title={
                  query.at
                    ? 'Nobody could read it then'
                    : 'Nobody can read it now'
                }
                description="As far as you may see, by what the log says."
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
