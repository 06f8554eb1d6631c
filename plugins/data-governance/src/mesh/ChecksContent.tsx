import { Content, EmptyState, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReadProblem } from '../live';
import { ScorecardPanel } from './ScorecardPanel';

/**
 * All scorecards with their checks.
 * @internal
 */
export function ChecksContent() {
  const governance = useApi(dataGovernanceApiRef);
  const { value, error } = useLive(
    () => governance.getScorecards(),
    [governance],
  );
  return (
    <Content>
      {error && <ReadProblem error={error} />}
      {!error && !value && <Progress />}
      {value?.items.length === 0 && (
        <EmptyState
          missing="data"
          title="No scorecards yet"
          description="A scorecard is an entity of kind Scorecard in the catalog. None is there."
        />
      )}
      {value?.items.map(scorecard => (
        <Box key={scorecard.scorecard} mb={3}>
          <ScorecardPanel scorecard={scorecard} />
        </Box>
      ))}
    </Content>
  );
}
