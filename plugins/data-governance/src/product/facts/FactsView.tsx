import { EmptyState, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { useTheme } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  dataGovernanceApiRef,
  Stack,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { concernsProduct, ReadProblem } from '../../live';
import { useProductAddress } from '../useProductAddress';
import { factMoment } from './factDay';
import { FactSourceCard } from './FactSourceCard';

function DayField(props: {
  value?: string;
  onChange: (day: string | undefined) => void;
}) {
  const { value, onChange } = props;
  const { palette } = useTheme();
  return (
    <Box display="flex" alignItems="center" gridGap={8}>
      <TextField
        id="facts-on"
        type="date"
        label="As known on"
        helperText={value ? 'At the end of the day (UTC)' : 'Now'}
        value={value ?? ''}
        onChange={event => onChange(event.target.value || undefined)}
        variant="outlined"
        size="small"
        InputLabelProps={{ shrink: true }}
        inputProps={{
          max: new Date().toISOString().slice(0, 10),
          style: { colorScheme: palette.type },
        }}
      />
      {value && <Button onClick={() => onChange(undefined)}>Now</Button>}
    </Box>
  );
}

/**
 * All facts about a product by source, now or as they were known on a past
 * day.
 * @internal
 */
export function FactsView(props: {
  /** Entity ref. */
  product: string;
}) {
  const { product } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [{ on }, change] = useProductAddress();
  const at = factMoment(on, new Date());
  const facts = useLive(
    () => governance.getProductFacts(product, at),
    [governance, product, at],
    { concerns: concernsProduct(product) },
  );
  const sources = useLive(() => governance.getFactSources(), [governance]);
  const { value, error, loading, retry } = facts;
  return (
    <Stack>
      <DayField value={on} onChange={day => change({ on: day })} />
      {error && <ReadProblem error={error} what="the facts" onRetry={retry} />}
      {!error && (loading || !value) && <Progress />}
      {!error && value?.sources.length === 0 && (
        <EmptyState
          missing="data"
          title="No facts"
          description={
            at
              ? 'Nothing was known about the product on this day.'
              : 'No source has said anything about the product yet.'
          }
        />
      )}
      {!error && value && (
        <div aria-busy={loading}>
          <Stack>
            {value.sources.map(found => (
              <FactSourceCard
                key={found.source}
                found={found}
                source={sources.value?.items.find(
                  ({ id }) => id === found.source,
                )}
              />
            ))}
          </Stack>
        </div>
      )}
    </Stack>
  );
}
