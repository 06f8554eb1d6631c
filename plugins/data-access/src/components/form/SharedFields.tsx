import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import {
  AccessOffer,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { RequestFormState } from '../../hooks/useRequestForm';
import { commonOffer } from '../../model/ask/commonOffer';
import { WhatForFields } from './WhatForFields';

/**
 * Purpose and time for all ports, or the choice that each has its own.
 */
export function SharedFields(props: {
  /** At least one. */
  offers: readonly AccessOffer[];
  form: RequestFormState;
  previewOf: (offer: AccessOffer) => RequestPreview | undefined;
  disabled: boolean;
}) {
  const { offers, form, previewOf, disabled } = props;
  const { values, problems, edit } = form;
  return (
    <>
      {(offers.length > 1 || values.apart) && (
        <FormControlLabel
          control={
            <Switch
              checked={!values.apart}
              onChange={(_event, same) => edit({ apart: !same })}
              disabled={disabled}
              color="primary"
            />
          }
          label="The same purpose and duration for all ports"
        />
      )}
      {!values.apart && (
        <WhatForFields
          id="access-request"
          offer={commonOffer(offers, DateTime.now())}
          values={values}
          onChange={edit}
          problems={{
            purpose: problems.purpose,
            duration: problems.duration,
            customDays: problems.customDays,
          }}
          disabled={disabled}
          byCalendar={offers.some(offer => offer.endsWith)}
          previews={offers.map(previewOf)}
        />
      )}
    </>
  );
}
