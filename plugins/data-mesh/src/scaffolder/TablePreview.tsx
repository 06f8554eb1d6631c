import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import {
  inferContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { ColumnsEditor } from './ColumnsEditor';
import { FailurePanel } from './FailurePanel';
import { locationKey } from './locationKey';
import { ColumnNotes } from './schema';

/**
 * The contract that a table keeps already, as the template will write it.
 * @internal
 */
export function TablePreview(props: {
  id: string;
  platform: string;
  location: Record<string, string>;
  notes: ColumnNotes;
  onChange: (notes: ColumnNotes) => void;
}) {
  const { id, platform, location, notes, onChange } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const { value, loading, error, retry } = useAsyncRetry(
    () => dataMesh.describeTable(platform, location),
    // The form hands over a new object whenever any of its values change.
    [dataMesh, platform, locationKey(location)],
  );

  if (loading) {
    return <Progress />;
  }
  if (error) {
    return (
      <FailurePanel
        title="The table could not be read"
        error={error}
        onRetry={retry}
      />
    );
  }
  return value ? (
    <InferredColumns id={id} table={value} notes={notes} onChange={onChange} />
  ) : null;
}

function InferredColumns(props: {
  id: string;
  table: TableDescription;
  notes: ColumnNotes;
  onChange: (notes: ColumnNotes) => void;
}) {
  const { id, table, notes, onChange } = props;
  const columns = useMemo(() => {
    const [inferred] = inferContract({ table, product: { name: '' } }).schema;
    return inferred.properties.map(property => ({
      object: inferred.name,
      path: property.name,
      property,
    }));
  }, [table]);
  return (
    <Paper variant="outlined">
      <Box p={2}>
        <Typography variant="h6" component="h3">
          Contract inferred from {table.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {subtitleOf(table)}
        </Typography>
      </Box>
      <ColumnsEditor
        id={id}
        columns={columns}
        notes={notes}
        onChange={onChange}
      />
    </Paper>
  );
}

function subtitleOf({
  type,
  columns,
  estimatedRows,
  description,
}: TableDescription) {
  const rows =
    estimatedRows === undefined
      ? ''
      : `, about ${estimatedRows.toLocaleString()} rows`;
  const size = `${type === 'view' ? 'View' : 'Table'}, ${
    columns.length
  } columns${rows}`;
  return description ? `${size}. ${description}` : size;
}
