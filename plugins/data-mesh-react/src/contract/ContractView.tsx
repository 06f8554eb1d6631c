import { makeStyles } from '@material-ui/core/styles';
import { DataContract } from '@meshport/backstage-plugin-data-mesh-common';
import { Tone, ToneChip } from '../chips';
import { FactList } from '../facts';
import { ColumnsTable } from './ColumnsTable';
import { ContractPromises } from './ContractPromises';
import { ContractTerms } from './ContractTerms';

const STATUS_TONES: Record<string, Tone> = {
  draft: 'notice',
  active: 'good',
  deprecated: 'caution',
  retired: 'danger',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      // Wide tables scroll by themselves and do not stretch the page.
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportContractView' },
);

/** The part of a column's address below its table, if it is in it. */
function pathIn(object: string, column: string | undefined) {
  return column?.startsWith(`${object}.`)
    ? column.slice(object.length + 1)
    : undefined;
}

/**
 * A contract for people: its state, its tables and columns, its service levels
 * and quality rules.
 * @public
 */
export function ContractView(props: {
  contract: DataContract;
  /** `<object>.<path>` of a column to scroll to, to open and to mark. */
  column?: string;
  /** Makes a link to a column from `<object>.<path>`. */
  linkTo?: (column: string) => string;
}) {
  const { contract, column, linkTo } = props;
  const classes = useStyles();
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
          { label: 'Tags', value: contract.tags?.join(', ') },
          { label: 'Purpose', value: purpose, wide: true },
          { label: 'Usage', value: usage, wide: true },
          { label: 'Limitations', value: limitations, wide: true },
        ]}
      />
      {contract.schema.map(object => (
        <ColumnsTable
          key={object.name}
          object={object}
          column={pathIn(object.name, column)}
          linkTo={linkTo && (path => linkTo(`${object.name}.${path}`))}
        />
      ))}
      <ContractPromises contract={contract} />
      <ContractTerms contract={contract} />
    </div>
  );
}
