import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { RowFilterOffer } from '@meshport/backstage-plugin-data-mesh-common';
import { MOST_ROW_VALUES } from '../../model/ask/textLimits';

/** The rows that are asked for, by values of one column. */
export function RowsField(props: {
  id: string;
  offer: RowFilterOffer;
  /** The chosen values; all rows when empty. */
  values: string[];
  onChange: (values: string[]) => void;
  problem?: string;
  disabled?: boolean;
  /** Which rows are meant when nothing is chosen. */
  rowsOfNone?: string;
}) {
  const { id, offer, values, onChange, problem, disabled } = props;
  const { rowsOfNone = 'All rows' } = props;
  const { column, title = column, values: offered } = offer;
  return (
    <Autocomplete<string, true, undefined, boolean>
      id={id}
      multiple
      freeSolo={!offered}
      disableCloseOnSelect
      options={offered ?? []}
      value={values}
      onChange={(_event, chosen) =>
        onChange(
          [...new Set(chosen.map(value => value.trim()))]
            .filter(Boolean)
            .slice(0, MOST_ROW_VALUES),
        )
      }
      disabled={disabled}
      renderInput={params => (
        <TextField
          {...params}
          label={`Only rows with ${title}`}
          error={Boolean(problem)}
          helperText={
            problem ??
            (offered
              ? `${rowsOfNone} when nothing is chosen`
              : `Type a value and press Enter. ${rowsOfNone} when there is none`)
          }
          variant="outlined"
          size="small"
          margin="normal"
        />
      )}
    />
  );
}
