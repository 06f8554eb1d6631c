import Box from '@material-ui/core/Box';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { failureMessage } from '@meshport/backstage-plugin-data-mesh-react';
import { leftOf, narrowableOffer } from '../../model/request/narrowing';
import { ColumnsField } from '../form/ColumnsField';
import { DurationFields } from '../form/DurationFields';
import { RowsField } from '../form/RowsField';
import { ActionFieldsProps } from './ActionFields';

/** Approving less than was asked for: shorter, fewer columns, fewer rows. */
export function LessFields(
  props: ActionFieldsProps & {
    offer: { value?: AccessOffer; loading: boolean; error?: Error };
  },
) {
  const { request, offer, draft, problems, disabled, onChange } = props;
  const left = leftOf(request);
  const choices = offer.value && narrowableOffer(offer.value, left.filter);
  return (
    <Box mt={2}>
      <FormControlLabel
        control={
          <Switch
            checked={draft.less}
            onChange={(_event, less) => onChange({ less })}
            disabled={disabled}
            color="primary"
          />
        }
        label="Give less than asked for"
      />
      {draft.less && (
        <>
          <DurationFields
            id="access-action"
            longest={left.duration}
            values={draft}
            onChange={onChange}
            problems={problems}
            disabled={disabled}
            endHelp={
              offer.value?.endsWith &&
              `Rights end with the ${offer.value.endsWith}, in UTC`
            }
          />
          {offer.error && (
            <Alert severity="info">
              Columns and rows cannot be chosen: {failureMessage(offer.error)}
            </Alert>
          )}
          {choices?.columnsMayBeChosen && choices.columns && (
            <>
              <Typography variant="subtitle2" gutterBottom>
                The columns to give
              </Typography>
              <ColumnsField
                id="access-action-columns"
                label="The columns to give"
                columns={choices.columns}
                chosen={draft.columns}
                onChange={columns => onChange({ columns })}
                problem={problems.columns}
                disabled={disabled}
                reader="They"
              />
            </>
          )}
          {choices?.rowFilters.map((filter, index) => (
            <RowsField
              key={filter.column}
              id={`access-action-rows-${index}`}
              offer={filter}
              values={draft.rows[filter.column] ?? []}
              onChange={values =>
                onChange({ rows: { ...draft.rows, [filter.column]: values } })
              }
              disabled={disabled}
              rowsOfNone={
                left.filter?.rows?.some(row => row.column === filter.column)
                  ? 'All that were asked for'
                  : undefined
              }
            />
          ))}
        </>
      )}
    </Box>
  );
}
