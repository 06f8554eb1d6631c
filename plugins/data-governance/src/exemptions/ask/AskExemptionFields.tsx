import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { Ref } from 'react';
import { EndDateField } from '../EndDateField';
import {
  ExemptionFormProblems,
  ExemptionFormValues,
  latestEnd,
  nameOf,
  REASON_LENGTH,
} from '../model';

/**
 * The fields to ask for an exemption.
 * @internal
 */
export function AskExemptionFields(props: {
  /** Entity refs. */
  product: string;
  domain: string;
  may: { product: boolean; domain: boolean };
  values: ExemptionFormValues;
  problems: ExemptionFormProblems;
  disabled: boolean;
  onChange: (changes: Partial<ExemptionFormValues>) => void;
  reasonInput: Ref<HTMLTextAreaElement>;
}) {
  const { product, domain, may, values, problems, disabled, onChange } = props;
  const { reasonInput } = props;
  return (
    <>
      {may.domain && (
        <FormControl component="fieldset" margin="normal" disabled={disabled}>
          <FormLabel component="legend">For</FormLabel>
          <RadioGroup
            row
            value={values.subject}
            onChange={(_event, value) =>
              onChange({ subject: value === 'domain' ? 'domain' : 'product' })
            }
          >
            {may.product && (
              <FormControlLabel
                value="product"
                control={<Radio color="primary" />}
                label={`This data product, ${nameOf(product)}`}
              />
            )}
            <FormControlLabel
              value="domain"
              control={<Radio color="primary" />}
              label={`All products of the domain ${nameOf(domain)}`}
            />
          </RadioGroup>
        </FormControl>
      )}
      <TextField
        id="exemption-reason"
        label="Reason"
        value={values.reason}
        onChange={event => onChange({ reason: event.target.value })}
        error={Boolean(problems.reason)}
        helperText={`${
          problems.reason ?? 'Why it cannot be mended now, and what you do'
        } (${values.reason.trim().length} of ${REASON_LENGTH.most})`}
        disabled={disabled}
        required
        inputRef={reasonInput}
        multiline
        minRows={3}
        fullWidth
        margin="normal"
        variant="outlined"
      />
      <TextField
        id="exemption-ticket"
        label="Ticket (optional)"
        value={values.ticket}
        onChange={event => onChange({ ticket: event.target.value })}
        error={Boolean(problems.ticket)}
        helperText={
          problems.ticket ??
          'Where the work on it is followed: a link or a number'
        }
        disabled={disabled}
        fullWidth
        margin="normal"
        variant="outlined"
      />
      <EndDateField
        value={values.endsOn}
        onChange={endsOn => onChange({ endsOn })}
        latest={latestEnd(DateTime.now())}
        problem={problems.endsOn}
        disabled={disabled}
        help="At most a year from now"
      />
    </>
  );
}
