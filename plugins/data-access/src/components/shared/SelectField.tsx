import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { ReactNode } from 'react';

/**
 * One of some choices in a form. What is wrong, or the help, is read with the
 * field by a screen reader, too.
 */
export function SelectField(props: {
  id: string;
  label: string;
  choices: { value: string; label: ReactNode }[];
  /** Shown as empty when it is none of the choices. */
  value: string;
  onChange: (value: string) => void;
  help?: string;
  problem?: string;
  disabled?: boolean;
}) {
  const { id, label, choices, value, onChange, help, problem, disabled } =
    props;
  const known = choices.some(choice => choice.value === value);
  return (
    <TextField
      id={id}
      label={label}
      select
      SelectProps={{
        SelectDisplayProps: { 'aria-describedby': `${id}-helper-text` },
      }}
      value={known ? value : ''}
      onChange={event => onChange(event.target.value)}
      error={Boolean(problem)}
      helperText={problem ?? help}
      disabled={disabled}
      required
      fullWidth
      margin="normal"
      variant="outlined"
    >
      {choices.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
