import { TableColumn } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { DataContract } from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { CardTable } from '../table';
import { QualityRow, qualityRows } from './qualityRules';
import { ServiceLevels } from './ServiceLevels';

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

/** More rules than that are shown in pages, with a search. */
const PAGE_SIZE = 20;

/**
 * What a contract promises about the data as it comes: service levels and
 * quality rules. Shows nothing for a contract that has none.
 * @internal
 */
export function ContractPromises(props: { contract: DataContract }) {
  const { contract } = props;
  const rules = useMemo(() => qualityRows(contract), [contract]);

  return (
    <>
      {contract.slaProperties.length > 0 && (
        <section>
          <Typography variant="h5" component="h5" gutterBottom>
            Service levels
          </Typography>
          <ServiceLevels serviceLevels={contract.slaProperties} />
        </section>
      )}
      {rules.length > 0 && (
        <section>
          <Typography variant="h5" component="h5" gutterBottom>
            Quality rules
          </Typography>
          <CardTable
            columns={RULE_COLUMNS}
            data={rules}
            options={{
              sorting: false,
              toolbar: rules.length > PAGE_SIZE,
              search: rules.length > PAGE_SIZE,
              paging: rules.length > PAGE_SIZE,
              pageSize: PAGE_SIZE,
              pageSizeOptions: [PAGE_SIZE, 100],
              emptyRowsWhenPaging: false,
            }}
          />
        </section>
      )}
    </>
  );
}
