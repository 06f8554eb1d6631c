import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  ACCESS_SIGNAL_CHANNEL,
  DriftFinding,
} from '@meshport/backstage-plugin-data-access-common';
import {
  ActionFailure,
  dataAccessApiRef,
  failureKind,
  LoadFailure,
  Stack,
  StaleWarning,
  useAttempt,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { Comparisons } from './Comparisons';
import { DriftTable } from './DriftTable';

const isRepairing = ({ state }: DriftFinding) => state === 'repairing';

/**
 * Whether the rights in the engine are as the grants of a product say. Left
 * out for those who may not know.
 */
export function DriftCard(props: { product: string }) {
  const { product } = props;
  const api = useApi(dataAccessApiRef);
  const live = useLive(() => api.listDrift({ product }), [api, product], {
    channel: ACCESS_SIGNAL_CHANNEL,
    inMotion: ({ items }) => items.some(isRepairing),
  });
  const { attempt, busy, error: compareError } = useAttempt();
  const { value, error, stale, retry } = live;

  if (error && failureKind(error) === 'permission') {
    return null;
  }
  const findings = value?.items.filter(({ state }) => state !== 'gone') ?? [];
  const compare = () =>
    attempt(async () => {
      await api.compare(product);
      retry();
    });
  return (
    <InfoCard
      title="Rights on the data platform"
      subheader="Who can read there, by whatever path, compared with the rights granted here"
      action={
        <Button onClick={compare} disabled={busy} variant="outlined">
          {busy ? 'Comparing…' : 'Compare now'}
        </Button>
      }
    >
      <Stack>
        {compareError && (
          <ActionFailure error={compareError} typedText="none" />
        )}
        {stale && <StaleWarning what="list" error={stale} onRetry={retry} />}
        {error && (
          <LoadFailure
            error={error}
            what="what differs on the data platform"
            onRetry={retry}
          />
        )}
        {!value && !error && <Progress />}
        {value && <Comparisons ports={value.ports} />}
        {value && !findings.length && value.ports.length > 0 && (
          <Typography>
            {value.ports.every(port => port.comparedAt)
              ? 'Nothing differs: only those who hold a right can read.'
              : 'Nothing that differs is known yet.'}
          </Typography>
        )}
        {findings.length > 0 && (
          <DriftTable findings={findings} onChange={retry} />
        )}
      </Stack>
    </InfoCard>
  );
}
