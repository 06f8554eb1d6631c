import { LoadFailure } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Says why results could not be read.
 * @internal
 */
export function ReadProblem(props: {
  error: Error;
  /** What could not be read, e.g. `exemptions`. */
  what?: string;
  onRetry?: () => void;
}) {
  const { error, what = 'scorecards', onRetry } = props;
  return (
    <LoadFailure
      error={error}
      what={what}
      permission="data-governance.scorecard.read"
      onRetry={onRetry}
    />
  );
}
