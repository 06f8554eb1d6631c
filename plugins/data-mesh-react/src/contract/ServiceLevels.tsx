import { DataContract } from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { CardTable } from '../table';
import { slaValue } from './qualityRules';

const COLUMNS = [
  { title: 'Property', field: 'property', highlight: true },
  { title: 'Value', field: 'value' },
  { title: 'Applies to', field: 'element' },
  { title: 'Description', field: 'description' },
];

/**
 * The service levels that a contract promises, as a table.
 * @public
 */
export function ServiceLevels(props: {
  serviceLevels: DataContract['slaProperties'];
}) {
  const { serviceLevels } = props;
  const rows = useMemo(
    () =>
      serviceLevels.map(({ property, value, unit, element, description }) => ({
        property,
        value: slaValue(value, unit),
        element: element ?? '',
        description: description ?? '',
      })),
    [serviceLevels],
  );
  const columns = useMemo(
    () =>
      COLUMNS.filter(({ field }) =>
        rows.some(row => row[field as keyof (typeof rows)[number]]),
      ),
    [rows],
  );
  return (
    <CardTable columns={columns} data={rows} options={{ sorting: false }} />
  );
}
