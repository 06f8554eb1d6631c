import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { failureKind, failureMessage } from './failureKind';
import { SessionEnded, TypedText } from './SessionEnded';

/**
 * Says, beside the button that was pressed, why nothing was done.
 * @public
 */
export function ActionFailure(props: {
  error: Error;
  /** What becomes of the typed text when the person signs in again. */
  typedText: TypedText;
  /**
   * Loads what was decided about again when somebody else changed it; what was
   * typed stays.
   */
  onReload?: () => void;
}) {
  const { error, typedText, onReload } = props;
  const kind = failureKind(error);
  if (kind === 'session') {
    return <SessionEnded typedText={typedText} />;
  }
  if (kind === 'conflict' && onReload) {
    return (
      <Alert
        severity="warning"
        action={
          <Button color="inherit" size="small" onClick={onReload}>
            Reload
          </Button>
        }
      >
        Somebody changed it meanwhile, so nothing was done.
      </Alert>
    );
  }
  return (
    <Alert severity="error">
      {kind === 'permission' ? 'You may not do this: ' : 'This did not work: '}
      {failureMessage(error)}
    </Alert>
  );
}
