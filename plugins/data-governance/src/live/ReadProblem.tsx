import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import { hasStatus } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Says why results could not be read.
 * @internal
 */
export function ReadProblem(props: { error: Error }) {
  const { error } = props;
  return hasStatus(error, 403) ? (
    <EmptyState
      missing="info"
      title="You may not see scorecards"
      description="The permission data-governance.scorecard.read is needed. Ask those who run this portal for it."
    />
  ) : (
    <ResponseErrorPanel error={error} />
  );
}
