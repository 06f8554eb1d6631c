import { Content, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  Answered,
  dataGovernanceApiRef,
  definitionOf,
  LoadFailure,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EMPTY_DEFINITION } from './definition';
import { useQuestion } from './useQuestion';
import { WhatIfForm } from './WhatIfForm';

/**
 * What would be if other rules were in force: a scorecard is tried on the whole
 * mesh before it ships.
 * @internal
 */
export function WhatIfContent() {
  const governance = useApi(dataGovernanceApiRef);
  const catalog = useApi(catalogApiRef);
  const [question, change] = useQuestion();
  const scorecards = useLive(() => governance.getScorecards(), [governance]);
  const { scorecard } = question;
  const original = useAsyncRetry(async () => {
    const entity = scorecard && (await catalog.getEntityByRef(scorecard));
    return { scorecard, text: entity ? definitionOf(entity) : undefined };
  }, [catalog, scorecard]);
  const known = original.value?.scorecard === scorecard && original.value;

  return (
    <Content>
      <Typography variant="body1" paragraph>
        Try a scorecard on the whole mesh before it is merged: which products
        would fall or rise, where, and why. Nothing is stored and no result
        changes.
      </Typography>
      <Answered live={scorecards} what="scorecards">
        {({ items }) => (
          <>
            {original.error && (
              <LoadFailure
                error={original.error}
                what="this scorecard"
                onRetry={original.retry}
              />
            )}
            {!original.error && !known && <Progress />}
            {known && scorecard && !known.text && (
              <Box mb={2}>
                <Alert severity="warning">
                  The scorecard {scorecard} is not in the catalog, or you may
                  not see it. The text begins with an empty one.
                </Alert>
              </Box>
            )}
            {known && (
              <WhatIfForm
                key={scorecard ?? ''}
                question={question}
                original={known.text ?? EMPTY_DEFINITION}
                scorecards={items}
                onChange={change}
              />
            )}
          </>
        )}
      </Answered>
    </Content>
  );
}
