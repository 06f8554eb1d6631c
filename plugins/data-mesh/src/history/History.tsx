import { EmptyState, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityDisplayName,
  EntityInfoCard,
} from '@backstage/plugin-catalog-react';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  ContractVersion,
  ProductEvent,
  PRODUCTS_SIGNAL_CHANNEL,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  dataMeshApiRef,
  hasStatus,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { AnswerFailure } from '../live/AnswerFailure';
import { Comparison } from './Comparison';
import { Timeline } from './Timeline';
import { historyEntries, lastChangedContract } from './historyEntries';
import { useHistoryAddress } from './useHistoryAddress';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      alignItems: 'start',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      },
    },
    contract: { minWidth: '16rem', marginBottom: theme.spacing(2) },
  }),
  { name: 'MeshportHistory' },
);

interface HistoryData {
  versions: [contract: string, versions: ContractVersion[]][];
  events: ProductEvent[];
}

/** A contract that the backend has not indexed yet has no versions. */
async function versionsOf(read: Promise<ContractVersion[]>) {
  return read.catch((error: Error) => {
    if (hasStatus(error, 404)) {
      return [];
    }
    throw error;
  });
}

/**
 * Versions of contracts and what happened to a product: as a line of time, and
 * any two versions compared.
 * @internal
 */
export function History(props: {
  /** Entity refs. */
  contracts: string[];
  /** Entity ref, for the events of a product. */
  product?: string;
}) {
  const { contracts, product } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const classes = useStyles();
  const [address, setAddress] = useHistoryAddress();
  const { value, error, retry } = useLive<HistoryData>(
    async () => {
      const [versions, events] = await Promise.all([
        Promise.all(
          contracts.map(ref => versionsOf(dataMesh.getContractVersions(ref))),
        ),
        product ? dataMesh.getProductEvents(product) : [],
      ]);
      return {
        versions: contracts.map((ref, index) => [ref, versions[index]]),
        events,
      };
    },
    [dataMesh, JSON.stringify([contracts, product])],
    { channel: PRODUCTS_SIGNAL_CHANNEL },
  );
  const versions = useMemo(() => new Map(value?.versions), [value]);
  const entries = useMemo(
    () => historyEntries(versions, value?.events ?? []),
    [versions, value],
  );

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  if (entries.length === 0) {
    return (
      <EmptyState
        missing="data"
        title="Nothing has happened yet"
        description="Versions of contracts are kept as soon as the catalog shows them; a new one appears here within a minute."
      />
    );
  }
  const chosen =
    contracts.find(ref => ref === address.contract) ??
    lastChangedContract(entries) ??
    contracts[0];
  const chosenVersions = (chosen && versions.get(chosen)) || [];

  return (
    <div className={classes.root}>
      <div>
        {contracts.length > 1 && (
          <TextField
            select
            className={classes.contract}
            variant="outlined"
            size="small"
            label="Contract"
            value={chosen}
            SelectProps={{ SelectDisplayProps: { 'aria-label': 'Contract' } }}
            onChange={event =>
              setAddress({
                contract: event.target.value,
                before: undefined,
                after: undefined,
              })
            }
          >
            {contracts.map(ref => (
              <MenuItem key={ref} value={ref}>
                <EntityDisplayName entityRef={ref} />
              </MenuItem>
            ))}
          </TextField>
        )}
        {chosenVersions.length > 0 && (
          <Comparison
            contractRef={chosen}
            versions={chosenVersions}
            address={address}
            onChange={setAddress}
          />
        )}
      </div>
      <EntityInfoCard title="What happened">
        <Timeline
          entries={entries}
          versions={versions}
          onCompare={(contract, { sequence }) =>
            setAddress({
              contract: contracts.length > 1 ? contract : undefined,
              before: sequence - 1,
              after: sequence,
            })
          }
        />
      </EntityInfoCard>
    </div>
  );
}
