import TextField from '@material-ui/core/TextField';
import { KeyboardEvent, Ref } from 'react';

/**
 * A text of some lines in a form. Enter sends the form, Shift+Enter makes a
 * new line.
 * @public
 */
export function CommentField(props: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  disabled?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** What is wrong with it. */
  problem?: string;
}) {
  const { id, label, value, onChange, required, disabled, inputRef, problem } =
    props;
  const sendOnEnter = (event: KeyboardEvent<HTMLElement>) => {
    const composing = event.nativeEvent.isComposing;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      event.currentTarget.closest('form')?.requestSubmit();
    }
  };
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      onKeyDown={sendOnEnter}
      required={required}
      disabled={disabled}
      inputRef={inputRef}
      error={Boolean(problem)}
      helperText={problem ?? 'Shift+Enter makes a new line'}
      variant="outlined"
      multiline
      minRows={2}
      fullWidth
      margin="normal"
    />
  );
}
