import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  DataPlatformSummary,
  TableSummary,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { FailurePanel } from './FailurePanel';
import { locationKey } from './locationKey';

/**
 * A list of a platform's tables to search in, read from the engine.
 * @internal
 */
export function TableSelect(props: {
  id: string;
  platform: DataPlatformSummary;
  location?: Record<string, string>;
  invalid: boolean;
  onChange: (location: Record<string, string> | undefined) => void;
}) {
  const { id, platform, location, invalid, onChange } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const {
    value: tables = [],
    loading,
    error,
    retry,
  } = useAsyncRetry(
    () => dataMesh.getTables(platform.id),
    [dataMesh, platform.id],
  );

  if (error) {
    return (
      <FailurePanel
        title={`The tables of ${platform.title} could not be listed`}
        error={error}
        onRetry={retry}
      />
    );
  }
  return (
    <Autocomplete<TableSummary>
      id={id}
      options={tables}
      value={
        tables.find(
          table => locationKey(table.location) === locationKey(location),
        ) ?? null
      }
      loading={loading}
      loadingText={`Reading the tables of ${platform.title}…`}
      noOptionsText={
        tables.length > 0
          ? 'No table has this in its name'
          : `${platform.title} has no table that Meshport may see`
      }
      getOptionLabel={table => table.title}
      getOptionSelected={(option, value) =>
        locationKey(option.location) === locationKey(value.location)
      }
      onChange={(_event, table) => onChange(table?.location)}
      renderInput={params => (
        <TextField
          {...params}
          label="Table"
          required
          error={invalid}
          helperText="Type to search. The list is what the engine has now."
          FormHelperTextProps={{ margin: 'dense', style: { marginLeft: 0 } }}
        />
      )}
    />
  );
}
