import { makeStyles } from '@material-ui/core/styles';
import {
  contractColumns,
  DataContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { Tone, ToneChip } from '../chips';
import { FactList } from '../facts';
import { ColumnsTable } from './ColumnsTable';
import { ContractPromises } from './ContractPromises';

const STATUS_TONES: Record<string, Tone> = {
  draft: 'notice',
  active: 'good',
  deprecated: 'caution',
  retired: 'danger',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportContractView' },
);

/**
 * A contract for people: its state, its tables and columns, its service levels
 * and quality rules.
 * @public
 */
export function ContractView(props: { contract: DataContract }) {
  const { contract } = props;
  const classes = useStyles();
  const tables = useMemo(() => {
    const columns = contractColumns(contract);
    return contract.schema.map(table => ({
      ...table,
      columns: columns.filter(({ object }) => object === table.name),
    }));
  }, [contract]);
  const { purpose, usage, limitations } = contract.description ?? {};

  return (
    <div className={classes.root}>
      <FactList
        facts={[
          {
            label: 'Status',
            value: (
              <ToneChip
                label={contract.status}
                tone={STATUS_TONES[contract.status] ?? 'neutral'}
              />
            ),
          },
          { label: 'Contract version', value: contract.version },
          { label: 'ODCS version', value: contract.apiVersion },
          { label: 'Purpose', value: purpose, wide: true },
          { label: 'Usage', value: usage, wide: true },
          { label: 'Limitations', value: limitations, wide: true },
        ]}
      />
      {tables.map(table => (
        <ColumnsTable
          key={table.name}
          title={table.businessName ?? table.name}
          subtitle={table.description ?? table.physicalName}
          columns={table.columns}
        />
      ))}
      <ContractPromises contract={contract} />
    </div>
  );
}
