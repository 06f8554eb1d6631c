import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { ImportRequest } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { AnswerFailure } from '../live/AnswerFailure';
import { ImportForm } from './ImportForm';
import { ImportOutcome } from './ImportOutcome';

/**
 * Makes ODCS contracts from documents in other formats, to be put into git.
 * @internal
 */
export function ImportContent() {
  const api = useApi(dataMeshApiRef);
  const formats = useAsyncRetry(() => api.getFormats(), [api]);
  const [outcome, convert] = useAsyncFn(
    (request: ImportRequest) => api.importContract(request),
    [api],
  );

  if (formats.error) {
    return <AnswerFailure error={formats.error} retry={formats.retry} />;
  }
  if (!formats.value) {
    return <Progress />;
  }
  return (
    <Grid container spacing={3}>
      <Grid item xs={12} md={6}>
        <InfoCard title="A document in another format">
          <ImportForm
            formats={formats.value.imports}
            busy={outcome.loading}
            onSubmit={convert}
          />
        </InfoCard>
      </Grid>
      <Grid item xs={12} md={6} aria-live="polite">
        <InfoCard title="The contract">
          {outcome.loading && <Progress />}
          {!outcome.loading && outcome.error && (
            <Typography color="error" role="alert">
              {outcome.error.message}
            </Typography>
          )}
          {!outcome.loading && !outcome.error && outcome.value && (
            <ImportOutcome result={outcome.value} />
          )}
          {!outcome.loading && !outcome.error && !outcome.value && (
            <Typography variant="body2" color="textSecondary">
              The Open Data Contract Standard document appears here, with what
              could not be carried over. Nothing is stored: put it into your
              repository beside the data product.
            </Typography>
          )}
        </InfoCard>
      </Grid>
    </Grid>
  );
}
