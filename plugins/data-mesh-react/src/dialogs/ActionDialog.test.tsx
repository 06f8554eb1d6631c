import TextField from '@material-ui/core/TextField';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { ActionDialog } from './ActionDialog';
import { useAttempt } from './useAttempt';

function Asking(props: {
  work: () => Promise<void>;
  onClose: () => void;
  disabled?: boolean;
}) {
  const { work, onClose, disabled } = props;
  const { attempt, busy, error } = useAttempt();
  const input = useRef<HTMLInputElement>(null);
  return (
    <ActionDialog
      id="test"
      title="Do it?"
      button="Do it"
      busyButton="Doing it…"
      busy={busy}
      disabled={disabled}
      firstInput={input}
      onSubmit={() => attempt(work)}
      onClose={onClose}
    >
      <TextField id="why" label="Why" inputRef={input} />
      {error?.message}
    </ActionDialog>
  );
}

describe('ActionDialog', () => {
  it('begins in the first field and does it on Enter', async () => {
    const work = jest.fn(async () => {});
    render(<Asking work={work} onClose={() => {}} />);
    expect(screen.getByRole('dialog', { name: 'Do it?' })).toBeVisible();
    await waitFor(() => expect(screen.getByLabelText('Why')).toHaveFocus());
    await userEvent.keyboard('because{Enter}');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is done once, and not closed meanwhile', async () => {
    let finish = () => {};
    const work = jest.fn(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    const onClose = jest.fn();
    render(<Asking work={work} onClose={onClose} />);
    const button = screen.getByRole('button', { name: 'Do it' });
    await userEvent.click(button);
    expect(button).toHaveTextContent('Doing it…');
    await userEvent.type(screen.getByLabelText('Why'), '{Enter}');
    await userEvent.keyboard('{Escape}');
    expect(work).toHaveBeenCalledTimes(1);
    expect(onClose).not.toHaveBeenCalled();
    finish();
    await waitFor(() => expect(button).toHaveTextContent('Do it'));
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('stays with the reason when it failed', async () => {
    const work = async () => {
      throw new Error('not today');
    };
    render(<Asking work={work} onClose={() => {}} />);
    await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
    expect(await screen.findByText('not today')).toBeInTheDocument();
  });

  it('does nothing while it is not possible', async () => {
    const work = jest.fn(async () => {});
    render(<Asking work={work} onClose={() => {}} disabled />);
    await userEvent.type(screen.getByLabelText('Why'), '{Enter}');
    expect(work).not.toHaveBeenCalled();
  });
});
