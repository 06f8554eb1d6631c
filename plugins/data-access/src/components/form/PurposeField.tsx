import TextField from '@material-ui/core/TextField';
import { SelectField } from '../shared/SelectField';

/**
 * What the data is for: one of the allowed purposes, or any text when the
 * owner allows any.
 */
export function PurposeField(props: {
  id: string;
  purposes: string[];
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  disabled: boolean;
}) {
  const { id, purposes, value, onChange, problem, disabled } = props;
  return purposes.length > 0 ? (
    <SelectField
      id={id}
      label="Purpose"
      choices={purposes.map(purpose => ({ value: purpose, label: purpose }))}
      value={value}
      onChange={onChange}
      help="The purposes that the owner allows"
      problem={problem}
      disabled={disabled}
    />
  ) : (
    <TextField
      id={id}
      label="Purpose"
      value={value}
      onChange={event => onChange(event.target.value)}
      error={Boolean(problem)}
      helperText={
        problem ?? 'What you need the data for; those who decide read it'
      }
      disabled={disabled}
      required
      fullWidth
      margin="normal"
      variant="outlined"
    />
  );
}
