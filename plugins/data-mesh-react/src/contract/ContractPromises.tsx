import { TableColumn } from '@backstage/core-components';
import { DataContract } from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { CardTable } from '../table';
import { QualityRow, qualityRows, slaValue } from './qualityRules';

const SERVICE_LEVEL_COLUMNS = [
  { title: 'Property', field: 'property', highlight: true },
  { title: 'Value', field: 'value' },
  { title: 'Applies to', field: 'element' },
  { title: 'Description', field: 'description' },
];

const RULE_COLUMNS: TableColumn<QualityRow>[] = [
  {
    title: 'Rule',
    field: 'title',
    highlight: true,
    render: ({ title }) => <div style={{ minWidth: '9rem' }}>{title}</div>,
  },
  { title: 'Applies to', field: 'subject' },
  { title: 'Condition', field: 'condition' },
  { title: 'Dimension', field: 'dimension' },
  { title: 'Severity', field: 'severity' },
];

/**
 * What a contract promises about the data as it comes: service levels and
 * quality rules. Shows nothing for a contract that has none.
 * @internal
 */
export function ContractPromises(props: { contract: DataContract }) {
  const { contract } = props;
  const serviceLevels = useMemo(
    () =>
      contract.slaProperties.map(
        ({ property, value, unit, element, description }) => ({
          property,
          value: slaValue(value, unit),
          element: element ?? '',
          description: description ?? '',
        }),
      ),
    [contract],
  );
  const rules = useMemo(() => qualityRows(contract), [contract]);

  return (
    <>
      {serviceLevels.length > 0 && (
        <CardTable
          title="Service levels"
          columns={SERVICE_LEVEL_COLUMNS}
          data={serviceLevels}
          options={{ sorting: false }}
        />
      )}
      {rules.length > 0 && (
        <CardTable
          title="Quality rules"
          columns={RULE_COLUMNS}
          data={rules}
          options={{ sorting: false }}
        />
      )}
    </>
  );
}
