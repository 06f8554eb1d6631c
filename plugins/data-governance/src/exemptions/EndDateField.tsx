import Box from '@material-ui/core/Box';
import Chip from '@material-ui/core/Chip';
import { useTheme } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { PRESET_DAYS } from './model';

/**
 * The last day of an exemption: a preset or any day that is allowed.
 * @internal
 */
export function EndDateField(props: {
  /** ISO date; empty until chosen. */
  value: string;
  onChange: (value: string) => void;
  latest: DateTime;
  problem?: string;
  disabled?: boolean;
  /** What to say below when nothing is wrong. */
  help?: string;
}) {
  const { value, onChange, latest, problem, disabled, help } = props;
  const theme = useTheme();
  const now = DateTime.now();
  const dayIn = (days: number) => now.plus({ days }).toISODate() ?? '';
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8} mt={1}>
      <TextField
        id="exemption-end"
        type="date"
        label="Last day"
        value={value}
        onChange={event => onChange(event.target.value)}
        error={Boolean(problem)}
        helperText={problem ?? help}
        disabled={disabled}
        required
        variant="outlined"
        margin="dense"
        InputLabelProps={{ shrink: true }}
        inputProps={{
          min: dayIn(1),
          max: latest.toISODate() ?? undefined,
          style: { colorScheme: theme.palette.type },
        }}
      />
      {PRESET_DAYS.filter(days => now.plus({ days }) <= latest).map(days => (
        <Chip
          key={days}
          label={`${days} days`}
          onClick={() => onChange(dayIn(days))}
          variant={value === dayIn(days) ? 'default' : 'outlined'}
          disabled={disabled}
          style={{ margin: 0 }}
        />
      ))}
    </Box>
  );
}
