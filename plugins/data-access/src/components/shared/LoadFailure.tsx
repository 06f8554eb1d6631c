import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { failureKind, failureMessage } from '../../model/errors';
import { SessionEnded } from './SessionEnded';

/**
 * Fills the place of something that could not be loaded.
 */
export function LoadFailure(props: {
  error: Error;
  /** What could not be loaded, e.g. `this request`. */
  what: string;
  onRetry: () => void;
}) {
  const { error, what, onRetry } = props;
  switch (failureKind(error)) {
    case 'session':
      return <SessionEnded />;
    case 'permission':
      return (
        <EmptyState
          missing="content"
          title={`You may not see ${what}`}
          description={failureMessage(error)}
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
          <Button color="primary" onClick={onRetry}>
            Try again
          </Button>
        </>
      );
  }
}
