import { MarkdownContent } from '@backstage/core-components';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { WhatForFields } from '../form/WhatForFields';
import { ActionFieldsProps } from './ActionFields';

/** What a renewal is for, how long it lasts, and the terms of today. */
export function RenewFields(props: ActionFieldsProps & { offer: AccessOffer }) {
  const { offer, draft, problems, disabled, onChange } = props;
  const { terms } = offer;
  return (
    <>
      <WhatForFields
        id="access-action"
        offer={offer}
        values={draft}
        onChange={onChange}
        problems={problems}
        disabled={disabled}
        byCalendar={Boolean(offer.endsWith)}
        previews={[]}
      />
      {terms && (
        <div role="group" aria-label="Terms of use">
          <Typography variant="subtitle2">Terms of use</Typography>
          <MarkdownContent content={terms.text} />
          <FormControlLabel
            control={
              <Checkbox
                checked={draft.acceptedTerms === terms.hash}
                onChange={(_event, on) =>
                  onChange({ acceptedTerms: on ? terms.hash : undefined })
                }
                disabled={disabled}
                color="primary"
                required
              />
            }
            label="I accept these terms"
          />
          {problems.terms && (
            <FormHelperText error>{problems.terms}</FormHelperText>
          )}
        </div>
      )}
    </>
  );
}
