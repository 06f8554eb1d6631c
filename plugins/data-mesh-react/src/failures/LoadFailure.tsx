import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { failureKind, failureMessage } from './failureKind';
import { SessionEnded } from './SessionEnded';

/**
 * Fills the place of something that could not be loaded.
 * @public
 */
export function LoadFailure(props: {
  error: Error;
  /** What could not be loaded, e.g. `this request`. */
  what: string;
  /** Name of the permission that is needed to see it. */
  permission?: string;
  onRetry?: () => void;
}) {
  const { error, what, permission, onRetry } = props;
  switch (failureKind(error)) {
    case 'session':
      return <SessionEnded />;
    case 'permission':
      return (
        <EmptyState
          missing="content"
          title={`You may not see ${what}`}
          description={
            permission
              ? `The permission ${permission} is needed. Ask those who run this portal for it.`
              : failureMessage(error)
          }
        />
      );
    case 'not-found':
      return (
        <EmptyState
          missing="content"
          title={`Not found: ${what}`}
          description={`${failureMessage(error)}, or you may not see it.`}
        />
      );
    default:
      return (
        <>
          <ResponseErrorPanel title={`Could not load ${what}`} error={error} />
          {onRetry && (
            <Button color="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      );
  }
}
