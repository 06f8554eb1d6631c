import TextField from '@material-ui/core/TextField';
import {
  endOfDuration,
  formatMoment,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { durationChoices, longestDays } from '../../model/ask/durationChoices';
import {
  chosenDuration,
  CUSTOM_DURATION,
  WhatFor,
} from '../../model/ask/formValues';
import { SelectField } from '../shared/SelectField';

type DurationValues = Pick<WhatFor, 'duration' | 'customDays'>;

/**
 * For how long: a preset, the longest allowed, or a number of days. Says when
 * the right would end.
 */
export function DurationFields(props: {
  id: string;
  /** ISO 8601 duration. */
  longest: string;
  values: DurationValues;
  onChange: (changes: Partial<DurationValues>) => void;
  problems: { duration?: string; customDays?: string };
  disabled: boolean;
  /** What to say about the end, when the duration alone does not tell it. */
  endHelp?: string;
}) {
  const { id, longest, values, onChange, problems, disabled, endHelp } = props;
  const now = DateTime.now();
  const choices = durationChoices(longest, now, values.duration);
  const most = longestDays(longest, now);
  const known =
    values.duration === CUSTOM_DURATION
      ? most > 0
      : choices.some(choice => choice.value === values.duration);
  const custom = known && values.duration === CUSTOM_DURATION;
  const help =
    endHelp ??
    endInWords(endOfDuration((known && chosenDuration(values)) || '', now));

  return (
    <>
      <SelectField
        id={`${id}-duration`}
        label="For how long"
        choices={[
          ...choices,
          ...(most > 0
            ? [{ value: CUSTOM_DURATION, label: 'Another number of days' }]
            : []),
        ]}
        value={values.duration}
        onChange={duration => onChange({ duration })}
        help={
          (custom ? undefined : help) ??
          'Counted from the moment the data platform confirms the right'
        }
        problem={problems.duration}
        disabled={disabled}
      />
      {custom && (
        <TextField
          id={`${id}-days`}
          label="Days"
          value={values.customDays}
          onChange={event => onChange({ customDays: event.target.value })}
          error={Boolean(problems.customDays)}
          helperText={problems.customDays ?? help ?? `From 1 to ${most}`}
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

/** Says when a right would end that is granted now. */
export function endInWords(end: DateTime | undefined): string | undefined {
  return end?.isValid
    ? `If it is granted now, the right ends on ${formatMoment(end)}`
    : undefined;
}
