import { EmptyState } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  REQUEST_STATES,
  RequestState,
} from '@meshport/backstage-plugin-data-access-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { RequestListQuery, useRequestList } from '../useRequestList';
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

const STATE_NAMES: Record<RequestState, string> = {
  pending: 'Waiting for a decision',
  approved: 'Approved',
  denied: 'Denied',
  cancelled: 'Cancelled',
  lapsed: 'Lapsed',
};
const ANY = 'any';
const LIVING = 'living';

function queryOf(filter: string): RequestListQuery {
  if (filter === LIVING) {
    return { scope: 'all', living: true };
  }
  const state = REQUEST_STATES.find(known => known === filter);
  return { scope: 'all', state: state && [state] };
}

/** Every request that the viewer may see, by state. */
export function AllRequests() {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('state') ?? ANY;
  const known =
    wanted === LIVING || REQUEST_STATES.some(state => state === wanted);
  const filter = known ? wanted : ANY;
  const query = useMemo(() => queryOf(filter), [filter]);
  const list = useRequestList(query);

  const choose = (value: string) =>
    setParams(value === ANY ? {} : { state: value }, { replace: true });

  return (
    <>
      <Box mb={2}>
        <TextField
          id="access-state-filter"
          select
          label="State"
          value={filter}
          onChange={event => choose(event.target.value)}
          variant="outlined"
          size="small"
          style={{ minWidth: '16rem' }}
        >
          <MenuItem value={ANY}>Any state</MenuItem>
          <MenuItem value={LIVING}>Rights that have not ended</MenuItem>
          {REQUEST_STATES.map(state => (
            <MenuItem key={state} value={state}>
              {STATE_NAMES[state]}
            </MenuItem>
          ))}
        </TextField>
      </Box>
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
              filter === ANY
                ? 'Nobody has asked for data that you may see requests for.'
                : 'There is no request in this state that you may see.'
            }
            action={
              filter === ANY ? undefined : (
                <Button variant="contained" onClick={() => choose(ANY)}>
                  Show all states
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}
