import Alert from '@material-ui/lab/Alert';
import { RequestPreview } from '@meshport/backstage-plugin-data-access-common';
import { CommonOffer } from '../../model/ask/commonOffer';
import { WhatFor } from '../../model/ask/formValues';
import { DateTime } from 'luxon';
import { DurationFields, endInWords } from './DurationFields';
import { PurposeField } from './PurposeField';

/** What the data is for, and for how long. */
export function WhatForFields(props: {
  id: string;
  offer: CommonOffer;
  values: WhatFor;
  onChange: (changes: Partial<WhatFor>) => void;
  problems: Partial<Record<keyof WhatFor, string>>;
  disabled: boolean;
  /** Whether rights end with a calendar period, not with the duration. */
  byCalendar: boolean;
  /** What would come of the requests, for the real end. */
  previews: readonly (RequestPreview | undefined)[];
}) {
  const { id, offer, values, onChange, problems, disabled } = props;
  const { byCalendar, previews } = props;
  const notOffered =
    values.purpose &&
    offer.purposes?.length &&
    !offer.purposes.includes(values.purpose)
      ? `Choose again: “${values.purpose}” is not allowed here`
      : undefined;
  return (
    <>
      {offer.purposes ? (
        <PurposeField
          id={`${id}-purpose`}
          purposes={offer.purposes}
          value={values.purpose}
          onChange={purpose => onChange({ purpose })}
          problem={notOffered ?? problems.purpose}
          disabled={disabled}
        />
      ) : (
        <Alert severity="info">
          These ports allow no purpose in common, so each needs its own.
        </Alert>
      )}
      <DurationFields
        id={id}
        longest={offer.longestDuration}
        values={values}
        onChange={onChange}
        problems={problems}
        disabled={disabled}
        endHelp={endHelp(
          previews.flatMap(preview => preview?.endsAt ?? []),
          byCalendar,
        )}
      />
    </>
  );
}

/** What is known of the ends of rights, ISO timestamps. */
function endHelp(ends: string[], byCalendar: boolean): string | undefined {
  const different = new Set(ends);
  if (different.size > 1) {
    return 'Each right has an end of its own; see what will come of it';
  }
  if (different.size === 1) {
    return endInWords(DateTime.fromISO(ends[0]));
  }
  return byCalendar
    ? 'Rights to this data end with a calendar period'
    : undefined;
}
