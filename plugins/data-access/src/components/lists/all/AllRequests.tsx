import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import {
  askedColumn,
  portColumn,
  productColumn,
  purposeColumn,
  requesterColumn,
  stateColumn,
  untilColumn,
} from '../requestColumns';
import { RequestTable } from '../RequestTable';
import { useRequestList } from '../useRequestList';
import { RequestFilters } from './RequestFilters';
import { queryOf, useRequestFilter } from './useRequestFilter';

/** Every request that the viewer may see. */
export function AllRequests() {
  const [filter, setFilter] = useRequestFilter();
  const list = useRequestList(queryOf(filter));
  const narrowed =
    filter.show !== 'any' || Boolean(filter.product ?? filter.holder);

  return (
    <>
      <RequestFilters filter={filter} onChange={setFilter} />
      <RequestTable
        title="All requests"
        what="the list of all requests"
        list={list}
        columns={[
          requesterColumn,
          productColumn,
          portColumn,
          purposeColumn,
          stateColumn,
          untilColumn,
          askedColumn,
        ]}
        empty={
          <EmptyState
            missing="data"
            title="No requests"
            description={
              narrowed
                ? 'There is no such request that you may see.'
                : 'Nobody has asked for data that you may see requests for.'
            }
            action={
              narrowed ? (
                <Button
                  variant="contained"
                  onClick={() => setFilter({ show: 'any' })}
                >
                  Show all requests
                </Button>
              ) : undefined
            }
          />
        }
      />
    </>
  );
}
