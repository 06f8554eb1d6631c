import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  inferContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ColumnsTable,
  dataMeshApiRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { FailurePanel } from './FailurePanel';
import { locationKey } from './locationKey';

/**
 * The contract that a table keeps already, as the template will write it.
 * @internal
 */
export function TablePreview(props: {
  platform: string;
  location: Record<string, string>;
}) {
  const { platform, location } = props;
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
  return value ? <InferredColumns table={value} /> : null;
}

function InferredColumns(props: { table: TableDescription }) {
  const { table } = props;
  const [inferred] = inferContract({ table, product: { name: '' } }).schema;
  return (
    <ColumnsTable
      title={`Contract inferred from ${table.title}`}
      subtitle={subtitleOf(table)}
      columns={inferred.properties.map(property => ({
        object: inferred.name,
        path: property.name,
        property,
      }))}
    />
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
