import { Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { ReactNode } from 'react';
import { LoadFailure, StaleWarning } from '../failures';
import { Live } from './useLive';

/**
 * Shows an answer, and until then that it is on its way or why there is none.
 * @public
 */
export function Answered<T>(props: {
  live: Live<T>;
  /** What is asked for, e.g. `scorecards`. */
  what: string;
  /** Name of the permission that is needed to see it. */
  permission?: string;
  children: (value: T) => ReactNode;
}) {
  const { live, what, permission, children } = props;
  const { value, error, stale, loading, retry } = live;
  if (error) {
    return (
      <LoadFailure
        error={error}
        what={what}
        permission={permission}
        onRetry={retry}
      />
    );
  }
  if (value === undefined) {
    return <Progress />;
  }
  return (
    <div aria-busy={loading}>
      {stale && (
        <Box mb={2}>
          <StaleWarning what="page" error={stale} onRetry={retry} />
        </Box>
      )}
      {children(value)}
    </div>
  );
}
