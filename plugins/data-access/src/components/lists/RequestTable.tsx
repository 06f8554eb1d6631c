import { Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import {
  CardTable,
  LoadFailure,
  StaleWarning,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { useRequestList } from '../../hooks/useRequestList';
import { RequestColumn } from './requestColumns';

/**
 * A list of requests, newest first, with its loading, empty and error states.
 */
export function RequestTable(props: {
  title: string;
  /** What the list is, for messages, e.g. `your requests`. */
  what: string;
  list: ReturnType<typeof useRequestList>;
  columns: RequestColumn[];
  /** Shown instead of an empty table. */
  empty: ReactNode;
}) {
  const { title, what, list, columns, empty } = props;
  const { value, error, loading, reload, loadMore, busy } = list;

  if (loading) {
    return <Progress />;
  }
  if (!value) {
    return error ? (
      <LoadFailure error={error} what={what} onRetry={reload} />
    ) : null;
  }
  return (
    <>
      {error && (
        <Box mb={2}>
          <StaleWarning what="list" error={error} onRetry={reload} />
        </Box>
      )}
      {value.items.length ? (
        <CardTable
          title={title}
          columns={columns}
          data={value.items}
          options={{ sorting: false }}
        />
      ) : (
        empty
      )}
      {value.nextCursor && (
        <Box mt={2} textAlign="center">
          <Button onClick={loadMore} disabled={busy} variant="outlined">
            Load more
          </Button>
        </Box>
      )}
    </>
  );
}
