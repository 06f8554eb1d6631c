import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { endOfDuration } from '@meshport/backstage-plugin-data-mesh-react';
import { durationChoices, longestDays } from '../../model/durationChoices';
import {
  chosenDuration,
  CUSTOM_DURATION,
  RequestFormProblems,
  RequestFormValues,
} from '../../model/requestForm';

/**
 * For how long: a preset, the longest allowed, or a number of days. Shows when
 * the right would end.
 */
export function DurationFields(props: {
  /** ISO 8601 duration. */
  longest: string;
  values: RequestFormValues;
  onChange: (changes: Partial<RequestFormValues>) => void;
  problems: RequestFormProblems;
  disabled: boolean;
}) {
  const { longest, values, onChange, problems, disabled } = props;
  const now = DateTime.now();
  const choices = durationChoices(longest, now);
  const most = longestDays(longest, now);
  const known =
    values.duration === CUSTOM_DURATION
      ? most > 0
      : choices.some(choice => choice.value === values.duration);
  const custom = known && values.duration === CUSTOM_DURATION;
  const chosen = known ? chosenDuration(values) : undefined;
  const end = chosen ? endOfDuration(chosen, now) : undefined;
  const ends =
    end && !problems.customDays
      ? `If it is granted today, the right ends on ${end.toLocaleString(
          DateTime.DATE_FULL,
        )}`
      : undefined;

  return (
    <>
      <TextField
        id="access-request-duration"
        label="For how long"
        select
        value={known ? values.duration : ''}
        onChange={event => onChange({ duration: event.target.value })}
        error={Boolean(problems.duration)}
        helperText={
          problems.duration ??
          (custom ? undefined : ends) ??
          'Counted from the moment the data platform confirms the right'
        }
        disabled={disabled}
        required
        fullWidth
        margin="normal"
        variant="outlined"
      >
        {choices.map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
        {most > 0 && (
          <MenuItem value={CUSTOM_DURATION}>Another number of days</MenuItem>
        )}
      </TextField>
      {custom && (
        <TextField
          id="access-request-days"
          label="Days"
          value={values.customDays}
          onChange={event => onChange({ customDays: event.target.value })}
          error={Boolean(problems.customDays)}
          helperText={problems.customDays ?? ends ?? `From 1 to ${most}`}
          inputProps={{ inputMode: 'numeric' }}
          disabled={disabled}
          required
          fullWidth
          margin="normal"
          variant="outlined"
        />
      )}
    </>
  );
}
