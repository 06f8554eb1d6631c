import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { FormEvent, ReactNode, RefObject } from 'react';

/**
 * The frame of a question that is asked before something is done: heading,
 * fields, a button that does it and one that does not. Enter sends it; while
 * it is being done, nothing closes it.
 * @public
 */
export function ActionDialog(props: {
  /** Names the dialog in the page, e.g. `access-action`. */
  id: string;
  title: ReactNode;
  /** What the button that does it says. */
  button: string;
  /** What it says meanwhile; default: the same. */
  busyButton?: string;
  /** Whether something is taken away; shown in the colour of a warning. */
  destructive?: boolean;
  busy: boolean;
  /** Whether it can't be done now, for a reason given among the children. */
  disabled?: boolean;
  maxWidth?: 'sm' | 'md';
  /** Is given the keyboard when the dialog is open. */
  firstInput?: RefObject<HTMLElement>;
  /** Called when the person confirms; never while busy or disabled. */
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { id, title, button, busyButton = button, destructive, busy } = props;
  const { disabled = false, maxWidth = 'sm', firstInput, children } = props;
  const { onSubmit, onClose } = props;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) {
      onSubmit();
    }
  };
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      TransitionProps={{
        onEntered: () =>
          // What the question is about stays in view.
          firstInput?.current?.focus({ preventScroll: true }),
      }}
      maxWidth={maxWidth}
      fullWidth
      aria-labelledby={`${id}-title`}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            Close
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={destructive ? 'secondary' : 'primary'}
            disabled={busy || disabled}
          >
            {busy ? busyButton : button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
