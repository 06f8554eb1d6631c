import Box from '@material-ui/core/Box';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import {
  AccessOffer,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { RequestFormState } from '../../hooks/useRequestForm';
import { valuesOf } from '../../model/ask/formValues';
import { holderOf } from '../../model/ask/holderChoices';
import { problemField } from '../../model/ask/problems';
import { ColumnsField } from './ColumnsField';
import { DeprecationNotice } from './DeprecationNotice';
import { PortRefusal } from './PortRefusal';
import { RowsField } from './RowsField';
import { WhatForFields } from './WhatForFields';

/** What one port needs of its own, and only that. */
export function PortFields(props: {
  /** Begins the ids of its fields. */
  id: string;
  offer: AccessOffer;
  form: RequestFormState;
  preview?: RequestPreview;
  disabled: boolean;
}) {
  const { id, offer, form, preview, disabled } = props;
  const { values, problems } = form;
  const own = valuesOf(values, offer);
  const { refusal, existing } = holderOf(offer, values.holder);
  const problem = (field: string) => problems[problemField(field, offer)];
  const edit = (changes: Parameters<RequestFormState['editPorts']>[1]) =>
    form.editPorts([offer], changes);
  const inTheWay = existing ?? preview?.existing;

  if (refusal || inTheWay) {
    return (
      <PortRefusal
        product={offer.product}
        refusal={refusal}
        existing={inTheWay}
        forUser={!values.holder}
      />
    );
  }
  return (
    <>
      {offer.deprecation && <DeprecationNotice {...offer.deprecation} />}
      {problem('port') && (
        <FormHelperText error>{problem('port')}</FormHelperText>
      )}
      {values.apart && (
        <WhatForFields
          id={id}
          offer={offer}
          values={own}
          onChange={edit}
          problems={{
            purpose: problem('purpose'),
            duration: problem('duration'),
            customDays: problem('customDays'),
          }}
          disabled={disabled}
          byCalendar={Boolean(offer.endsWith)}
          previews={[preview]}
        />
      )}
      {offer.columns && (
        <Box mt={1}>
          <Typography variant="subtitle2" gutterBottom>
            {offer.columnsMayBeChosen
              ? 'The columns you need'
              : 'The columns you will read'}
          </Typography>
          <ColumnsField
            id={`${id}-columns`}
            label={`Columns of ${offer.port} ${offer.version}`}
            columns={offer.columns}
            chosen={offer.columnsMayBeChosen ? own.columns : undefined}
            onChange={
              offer.columnsMayBeChosen
                ? columns => edit({ columns })
                : undefined
            }
            problem={problem('columns')}
            disabled={disabled}
          />
        </Box>
      )}
      {offer.rowFilters.map((filter, index) => (
        <RowsField
          key={filter.column}
          id={`${id}-rows-${index}`}
          offer={filter}
          values={own.rows[filter.column] ?? []}
          onChange={chosen =>
            edit({ rows: { ...own.rows, [filter.column]: chosen } })
          }
          problem={problem('rows')}
          disabled={disabled}
        />
      ))}
    </>
  );
}
