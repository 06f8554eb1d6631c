import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/**
 * What the data is for: one of the allowed purposes, or any text when the
 * owner allows any.
 */
export function PurposeField(props: {
  purposes: string[];
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  disabled: boolean;
}) {
  const { purposes, value, onChange, problem, disabled } = props;
  const choose = purposes.length > 0;
  // A draft may hold a purpose that the owner has since withdrawn.
  const shown = choose && !purposes.includes(value) ? '' : value;
  return (
    <TextField
      id="access-request-purpose"
      label="Purpose"
      select={choose}
      value={shown}
      onChange={event => onChange(event.target.value)}
      error={Boolean(problem)}
      helperText={
        problem ??
        (choose
          ? 'The purposes that the owner allows'
          : 'What you need the data for; those who decide read it')
      }
      disabled={disabled}
      required
      fullWidth
      margin="normal"
      variant="outlined"
    >
      {purposes.map(purpose => (
        <MenuItem key={purpose} value={purpose}>
          {purpose}
        </MenuItem>
      ))}
    </TextField>
  );
}
