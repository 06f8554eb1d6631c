import { Progress } from '@backstage/core-components';
import { Live, LoadFailure } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';

/**
 * Shows an answer, and until then that it is on its way or why there is none.
 * @internal
 */
export function Answered<T>(props: {
  live: Live<T>;
  /** What is asked for, e.g. `scorecards`. */
  what: string;
  children: (value: T) => ReactNode;
}) {
  const { live, what, children } = props;
  if (live.error) {
    return <LoadFailure error={live.error} what={what} onRetry={live.retry} />;
  }
  if (live.value === undefined) {
    return <Progress />;
  }
  return <div aria-busy={live.loading}>{children(live.value)}</div>;
}
