import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ContractIcon from '@material-ui/icons/AssignmentTurnedIn';
import ProductIcon from '@material-ui/icons/Layers';
import BreakingIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ContractVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { DateTime } from 'luxon';
import { HistoryEntry, versionName } from './historyEntries';
import { UnreadableVersion } from './UnreadableVersion';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    entry: {
      display: 'grid',
      gridTemplateColumns: '2rem minmax(0, 1fr)',
      paddingBottom: theme.spacing(2),
      position: 'relative',
      '&:not(:last-child)::before': {
        content: '""',
        position: 'absolute',
        left: 9,
        top: 24,
        bottom: 0,
        borderLeft: `2px solid ${theme.palette.divider}`,
      },
    },
    icon: { color: theme.palette.text.secondary, fontSize: 20 },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
    },
    breaking: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 'bold',
    },
    breakingIcon: { color: theme.palette.error.main },
  }),
  { name: 'MeshportTimeline' },
);

function When(props: { at: string }) {
  return (
    <Typography variant="caption" color="textSecondary">
      <time dateTime={props.at}>
        {DateTime.fromISO(props.at).toLocaleString(DateTime.DATETIME_MED)}
      </time>
    </Typography>
  );
}

function changesInWords({ total }: { total: number }): string {
  return `${total} ${total === 1 ? 'change' : 'changes'}`;
}

function VersionEntry(props: {
  contract: string;
  version: ContractVersion;
  versions: ContractVersion[];
  showContract: boolean;
  onCompare: (contract: string, version: ContractVersion) => void;
}) {
  const { contract, version, versions, showContract, onCompare } = props;
  const classes = useStyles();
  const { changes, problems } = version;
  const name = versionName(version, versions);
  const first = version.sequence === 1;
  return (
    <>
      <div className={classes.title}>
        <Typography variant="subtitle2" component="span">
          Contract version {name}
        </Typography>
        {version.current && (
          <Typography variant="body2" component="span" color="textSecondary">
            current
          </Typography>
        )}
        {showContract && <EntityRefLink entityRef={contract} />}
        <When at={version.seenAt} />
      </div>
      {problems.length > 0 && (
        <UnreadableVersion name={name} problems={problems} />
      )}
      {changes && (
        <Typography variant="body2">
          {changesInWords(changes)} since the version before.
        </Typography>
      )}
      {changes && changes.breaking > 0 && (
        <Typography variant="body2" className={classes.breaking}>
          <BreakingIcon
            fontSize="small"
            className={classes.breakingIcon}
            aria-hidden
          />
          {changes.breaking} breaking.
        </Typography>
      )}
      {changes && !changes.verdict.sufficient && (
        <Typography variant="body2">{changes.verdict.message}</Typography>
      )}
      {first ? (
        <Typography variant="body2" color="textSecondary">
          The first version that the catalog has seen.
        </Typography>
      ) : (
        <Button
          size="small"
          color="primary"
          aria-label={`Compare ${name} with the version before`}
          onClick={() => onCompare(contract, version)}
        >
          What changed
        </Button>
      )}
    </>
  );
}

/**
 * What happened, the newest first.
 * @internal
 */
export function Timeline(props: {
  entries: HistoryEntry[];
  /** Of each contract, by its entity ref. */
  versions: ReadonlyMap<string, ContractVersion[]>;
  onCompare: (contract: string, version: ContractVersion) => void;
}) {
  const { entries, versions, onCompare } = props;
  const classes = useStyles();
  return (
    <ol className={classes.root} aria-label="What happened, the newest first">
      {entries.map(entry =>
        'version' in entry ? (
          <li
            key={`${entry.contract} ${entry.version.sequence}`}
            className={classes.entry}
          >
            <ContractIcon className={classes.icon} aria-hidden />
            <div>
              <VersionEntry
                contract={entry.contract}
                version={entry.version}
                versions={versions.get(entry.contract) ?? []}
                showContract={versions.size > 1}
                onCompare={onCompare}
              />
            </div>
          </li>
        ) : (
          <li key={entry.event.id} className={classes.entry}>
            <ProductIcon className={classes.icon} aria-hidden />
            <div className={classes.title}>
              <Typography variant="body2" component="span">
                {entry.event.message}
              </Typography>
              <When at={entry.at} />
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
