import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { summarizeDifferences } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import { lazy, Suspense } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { AnswerFailure } from '../live/AnswerFailure';
import { ChangeList } from './ChangeList';
import { HistoryView } from './historyAddress';

const DocumentDifferences = lazy(() =>
  import('./DocumentDifferences').then(m => ({
    default: m.DocumentDifferences,
  })),
);

/**
 * What changed between two versions of a contract, and whether the version
 * number says so.
 * @internal
 */
export function ContractComparison(props: {
  contractRef: string;
  before: number;
  after: number;
  layout: HistoryView['layout'];
  onLayout: (layout: HistoryView['layout']) => void;
}) {
  const { contractRef, before, after, layout, onLayout } = props;
  const api = useApi(dataMeshApiRef);
  const { value, error, retry } = useAsyncRetry(
    () => api.compareContractVersions(contractRef, { before, after }),
    [api, contractRef, before, after],
  );

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  const { differences } = value;
  const { version, changes } = differences;
  return (
    <section aria-label="Comparison">
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        justifyContent="space-between"
        gridGap={16}
      >
        <Typography variant="h6" component="h3">
          From {version.before} to {version.after}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={layout}
          aria-label="How to compare"
          onChange={(_event, chosen) => chosen && onLayout(chosen)}
        >
          <ToggleButton value="changes">Changes</ToggleButton>
          <ToggleButton value="document">Document</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <Box mt={1}>
        <Alert severity={version.sufficient ? 'info' : 'warning'}>
          {upperFirst(summarizeDifferences(differences))}. {version.message}
        </Alert>
      </Box>
      {layout === 'changes' ? (
        <ChangeList changes={changes} />
      ) : (
        <Suspense fallback={<Progress />}>
          <DocumentDifferences
            contractRef={contractRef}
            before={before}
            after={after}
          />
        </Suspense>
      )}
    </section>
  );
}
