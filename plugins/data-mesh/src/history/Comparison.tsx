import { Progress } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { ContractVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { lazy, Suspense } from 'react';
import { Differences } from './Differences';
import { newestPair, versionName } from './historyEntries';
import { UnreadableVersion } from './UnreadableVersion';
import { HistoryAddress } from './useHistoryAddress';

// Comparing texts takes a library that the rest does not need.
const DocumentDiff = lazy(() =>
  import('./DocumentDiff').then(m => ({ default: m.DocumentDiff })),
);

const useStyles = makeStyles(
  theme => ({
    choices: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      // The card would cut the labels of the fields off.
      paddingTop: theme.spacing(1),
      marginBottom: theme.spacing(2),
    },
    choice: { minWidth: '13rem' },
  }),
  { name: 'MeshportComparison' },
);

function VersionSelect(props: {
  label: string;
  versions: ContractVersion[];
  value: number;
  onChange: (sequence: number) => void;
}) {
  const { label, versions, value, onChange } = props;
  const classes = useStyles();
  const known = versions.some(({ sequence }) => sequence === value);
  return (
    <TextField
      select
      className={classes.choice}
      variant="outlined"
      size="small"
      label={label}
      value={known ? value : ''}
      SelectProps={{ SelectDisplayProps: { 'aria-label': label } }}
      onChange={event => onChange(Number(event.target.value))}
    >
      {versions.map(version => (
        <MenuItem key={version.sequence} value={version.sequence}>
          {versionName(version, versions)}
          {version.current && ', current'}
        </MenuItem>
      ))}
    </TextField>
  );
}

/**
 * Any two versions of a contract and what differs between them.
 * @internal
 */
export function Comparison(props: {
  contractRef: string;
  /** The newest first. */
  versions: ContractVersion[];
  address: HistoryAddress;
  onChange: (change: Partial<HistoryAddress>) => void;
}) {
  const { contractRef, versions, address, onChange } = props;
  const classes = useStyles();
  const pair = newestPair(versions);
  const before = address.before ?? pair?.before;
  const after = address.after ?? pair?.after;

  if (before === undefined || after === undefined) {
    return (
      <EntityInfoCard title="Compare versions">
        <Typography variant="body2">
          There is one version only, so there is nothing to compare yet. The
          next change to the contract will be shown here.
        </Typography>
      </EntityInfoCard>
    );
  }
  const unreadable = versions.filter(
    ({ sequence, problems }) =>
      (sequence === before || sequence === after) && problems.length > 0,
  );
  // There is nothing but the text of a version that cannot be read.
  const view = unreadable.length > 0 ? 'document' : address.view;

  return (
    <EntityInfoCard title="Compare versions">
      <div className={classes.choices}>
        <VersionSelect
          label="Before"
          versions={versions}
          value={before}
          onChange={sequence => onChange({ before: sequence, after })}
        />
        <VersionSelect
          label="After"
          versions={versions}
          value={after}
          onChange={sequence => onChange({ before, after: sequence })}
        />
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="How to show the differences"
          value={view}
          onChange={(_, chosen) => chosen && onChange({ view: chosen })}
        >
          <ToggleButton value="changes" disabled={unreadable.length > 0}>
            Changes
          </ToggleButton>
          <ToggleButton value="document">Document</ToggleButton>
        </ToggleButtonGroup>
      </div>
      {unreadable.map(version => (
        <UnreadableVersion
          key={version.sequence}
          name={versionName(version, versions)}
          problems={version.problems}
        />
      ))}
      {before === after && (
        <Typography variant="body2">
          Choose two different versions to see what changed between them.
        </Typography>
      )}
      {before !== after && view === 'changes' && (
        <Differences contractRef={contractRef} before={before} after={after} />
      )}
      {before !== after && view === 'document' && (
        <Suspense fallback={<Progress />}>
          <DocumentDiff
            contractRef={contractRef}
            before={before}
            after={after}
          />
        </Suspense>
      )}
    </EntityInfoCard>
  );
}
