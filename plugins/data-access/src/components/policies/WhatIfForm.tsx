import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  ActionFailure,
  Choice,
  dataAccessApiRef,
  Stack,
  useTextDraft,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { FormEvent, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { WhatIfResult } from './WhatIfResult';

/** How many days back requests are looked at. */
const PERIODS = ['30', '90', '365'] as const;

/** The most the backend replays at once. */
const MOST = 1000;

const useStyles = makeStyles(
  theme => ({
    source: {
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'MeshportAccessWhatIf' },
);

/** The text of changed policies, and what they would have said. */
export function WhatIfForm(props: {
  /** Entity ref of the policy one started from. */
  policy: string;
  original: string;
}) {
  const { policy, original } = props;
  const api = useApi(dataAccessApiRef);
  const classes = useStyles();
  const draft = useTextDraft(`data-access.what-if:${policy}`, original);
  const [days, setDays] = useState<(typeof PERIODS)[number]>('90');
  const [answer, ask] = useAsyncFn(
    async (definitions: string) => ({
      definitions,
      ...(await api.replayPolicy({
        definitions,
        from: DateTime.utc()
          .minus({ days: Number(days) })
          .toISO(),
        limit: MOST,
      })),
    }),
    [api, days],
  );
  const { loading, error, value } = answer;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(draft.text);
  };
  return (
    <Stack>
      <InfoCard
        title="The rules to try"
        subheader="In place of those of the same name; the others stay. Nothing is stored and no request changes."
      >
        <form onSubmit={submit}>
          <TextField
            fullWidth
            multiline
            minRows={12}
            maxRows={28}
            variant="outlined"
            label="Policies (YAML)"
            value={draft.text}
            onChange={event => draft.setText(event.target.value)}
            InputProps={{ classes: { input: classes.source } }}
            inputProps={{ spellCheck: false, 'aria-label': 'Policies (YAML)' }}
            helperText={
              draft.changed
                ? 'Your text is kept in this browser tab only; a link to this page does not hold it.'
                : undefined
            }
          />
          <Box display="flex" flexWrap="wrap" gridGap={16} mt={2}>
            <Choice
              label="Requests of"
              value={days}
              options={PERIODS.map(period => ({
                value: period,
                label: `the last ${period} days`,
              }))}
              onChange={setDays}
            />
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={loading || !draft.text.trim()}
            >
              {loading ? 'Running…' : 'Run'}
            </Button>
            {draft.changed && (
              <Button onClick={() => draft.setText(original)}>
                Start over
              </Button>
            )}
          </Box>
        </form>
      </InfoCard>
      <div aria-live="polite">
        {error && <ActionFailure error={error} typedText="kept" />}
        {value && !error && (
          <WhatIfResult
            items={value.items}
            problems={value.problems}
            outdated={value.definitions !== draft.text}
          />
        )}
      </div>
    </Stack>
  );
}
