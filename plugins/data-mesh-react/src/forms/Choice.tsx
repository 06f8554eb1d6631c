import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { ReactNode } from 'react';

/**
 * A choice of one of several, or of all of them.
 * @public
 */
export function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label={label}
      value={options.some(option => option.value === value) ? value : ''}
      InputLabelProps={{ shrink: true }}
      SelectProps={{
        displayEmpty: true,
        SelectDisplayProps: { 'aria-label': label },
      }}
      onChange={event => {
        const chosen = options.find(
          option => option.value === event.target.value,
        );
        if (chosen) {
          onChange(chosen.value);
        }
      }}
    >
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
