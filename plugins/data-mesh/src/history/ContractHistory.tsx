import { EmptyState, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { AnswerFailure } from '../live/AnswerFailure';
import { useLiveAnswer } from '../live/useLiveAnswer';
import { ContractComparison } from './ContractComparison';
import { useHistoryView } from './useHistoryView';
import { versionsToCompare } from './versionsToCompare';
import { VersionTable } from './VersionTable';

/**
 * The versions of a contract that the catalog has shown, and a comparison of
 * any two.
 * @internal
 */
export function ContractHistory(props: { contractRef: string }) {
  const { contractRef } = props;
  const api = useApi(dataMeshApiRef);
  const { view, change } = useHistoryView();
  const {
    value: versions,
    error,
    loading,
    retry,
  } = useLiveAnswer(() => api.getContractVersions(contractRef), contractRef);

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!versions || loading) {
    return <Progress />;
  }
  if (versions.length === 0) {
    return (
      <EmptyState
        missing="data"
        title="No version yet"
        description="The contract has just come into the catalog. Its first version is here in some seconds."
      />
    );
  }
  const compared = versionsToCompare(versions, view);
  return (
    <>
      <VersionTable versions={versions} chosen={compared} onChoose={change} />
      <Box mt={3}>
        {compared ? (
          <ContractComparison
            contractRef={contractRef}
            {...compared}
            layout={view.layout}
            onLayout={layout => change({ layout })}
          />
        ) : (
          <Typography variant="body2" color="textSecondary">
            There is nothing to compare yet: a second version that can be read
            is needed.
          </Typography>
        )}
      </Box>
    </>
  );
}
