import Alert from '@material-ui/lab/Alert';
import { RequestPreview } from '@meshport/backstage-plugin-data-access-common';
import { CommonOffer } from '../../model/ask/commonOffer';
import { WhatFor } from '../../model/ask/formValues';
import { DurationFields } from './DurationFields';
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
  const ends = [...new Set(previews.map(preview => preview?.endsAt))];
  const unknown = byCalendar ? null : undefined;
  return (
    <>
      {offer.purposes ? (
        <PurposeField
          id={`${id}-purpose`}
          purposes={offer.purposes}
          value={values.purpose}
          onChange={purpose => onChange({ purpose })}
          problem={problems.purpose}
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
        endsAt={ends.length === 1 && ends[0] ? ends[0] : unknown}
      />
    </>
  );
}
