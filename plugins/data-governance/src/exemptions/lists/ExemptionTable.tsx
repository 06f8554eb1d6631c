import { Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { CardTable } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { ReadProblem } from '../../live';
import { ExemptionList } from '../useExemptions';
import { ExemptionColumn } from './exemptionColumns';

/**
 * A list of exemptions, the latest first, with its loading, empty and error
 * states.
 * @internal
 */
export function ExemptionTable(props: {
  title: string;
  list: ExemptionList;
  columns: ExemptionColumn[];
  /** Shown instead of an empty table. */
  empty: ReactNode;
}) {
  const { title, list, columns, empty } = props;
  const { value, error, retry, more } = list;
  if (error) {
    return <ReadProblem error={error} what="exemptions" onRetry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  if (value.items.length === 0) {
    return <>{empty}</>;
  }
  return (
    <div aria-busy={list.loading}>
      <CardTable
        title={`${title} (${value.total.toLocaleString()})`}
        columns={columns}
        data={value.items}
        options={{ sorting: false }}
      />
      {more && (
        <Box mt={2} textAlign="center">
          <Button onClick={more} disabled={list.loading} variant="outlined">
            Load more
          </Button>
        </Box>
      )}
    </div>
  );
}
