import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { FailurePanel } from './FailurePanel';
import { FieldErrors, tablePickerSchema } from './schema';
import { TablePreview } from './TablePreview';
import { TableSelect } from './TableSelect';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'MeshportDataPlatformTablePicker' },
);

/**
 * A form field of software templates: a data platform and one of its tables,
 * with the contract that the table keeps already.
 * @internal
 */
export function DataPlatformTablePicker(
  props: typeof tablePickerSchema.TProps,
) {
  const { formData, onChange, rawErrors = [], idSchema } = props;
  const classes = useStyles();
  const dataMesh = useApi(dataMeshApiRef);
  const { value, loading, error, retry } = useAsyncRetry(
    () => dataMesh.getPlatforms(),
    [dataMesh],
  );
  const [chosen, setChosen] = useState(formData?.platform);

  if (loading) {
    return <Progress />;
  }
  if (error) {
    return (
      <FailurePanel
        title="The data platforms could not be listed"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!value?.length) {
    return (
      <Alert severity="info">
        No data platform is configured. A platform engineer adds one under
        dataPlatforms in the configuration.
      </Alert>
    );
  }

  // With one platform there is nothing to choose.
  const only = value.length === 1 ? value[0] : undefined;
  const platform = value.find(({ id }) => id === chosen) ?? only;
  const location =
    formData?.platform === platform?.id ? formData?.location : undefined;

  return (
    <div className={classes.root}>
      <TextField
        id={`${idSchema?.$id}-platform`}
        select
        required
        label="Data platform"
        value={platform?.id ?? ''}
        onChange={event => {
          setChosen(event.target.value);
          onChange(undefined);
        }}
      >
        {value.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      {platform && (
        <TableSelect
          key={platform.id}
          id={`${idSchema?.$id}-table`}
          platform={platform}
          location={location}
          invalid={rawErrors.length > 0 && !location}
          onChange={next =>
            onChange(next && { platform: platform.id, location: next })
          }
        />
      )}
      {platform && location && (
        <TablePreview
          id={`${idSchema?.$id}-column`}
          platform={platform.id}
          location={location}
          notes={formData?.columns ?? {}}
          onChange={columns =>
            onChange({ platform: platform.id, location, columns })
          }
        />
      )}
    </div>
  );
}

/**
 * Refuses a form without a table.
 * @internal
 */
export function validateTable(
  value: typeof tablePickerSchema.TOutput | undefined,
  field: FieldErrors,
): void {
  if (!value?.platform || !value.location) {
    field.addError('Choose a table');
  }
}
