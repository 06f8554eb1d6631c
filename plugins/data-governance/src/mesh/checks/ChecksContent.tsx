import { Content, EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import {
  Answered,
  Choice,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { StatusLegend } from '../shared/StatusLegend';
import { useMeshView } from '../shared/useMeshView';
import { ScorecardPanel } from './ScorecardPanel';

/**
 * All scorecards with their checks, or the one that the address names.
 * @internal
 */
export function ChecksContent() {
  const governance = useApi(dataGovernanceApiRef);
  const [{ scorecard: chosen }, change] = useMeshView();
  const live = useLive(() => governance.getScorecards(), [governance]);
  return (
    <Content>
      <Answered live={live} what="scorecards">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              missing="data"
              title="No scorecards yet"
              description="A scorecard is an entity of kind Scorecard in the catalog. None is there."
            />
          ) : (
            <>
              <Box
                display="flex"
                flexWrap="wrap"
                alignItems="center"
                gridGap={16}
                mb={3}
              >
                <Choice
                  label="Scorecard"
                  value={chosen ?? ''}
                  options={[
                    { value: '', label: 'All scorecards' },
                    ...items.map(({ scorecard, title }) => ({
                      value: scorecard,
                      label: title,
                    })),
                  ]}
                  onChange={value => change({ scorecard: value || undefined })}
                />
                <StatusLegend />
              </Box>
              {items
                .filter(({ scorecard }) => !chosen || scorecard === chosen)
                .map(scorecard => (
                  <Box key={scorecard.scorecard} mb={3}>
                    <ScorecardPanel scorecard={scorecard} />
                  </Box>
                ))}
            </>
          )
        }
      </Answered>
    </Content>
  );
}
