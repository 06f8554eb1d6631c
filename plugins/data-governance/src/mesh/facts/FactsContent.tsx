import { Content, EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { FactSourcePanel } from './FactSourcePanel';

/**
 * Where facts come from, how that went last time, and what a rule may read.
 * @internal
 */
export function FactsContent() {
  const governance = useApi(dataGovernanceApiRef);
  const live = useLive(() => governance.getFactSources(), [governance]);
  return (
    <Content>
      <Typography variant="body1" paragraph>
        Rules read facts by the name of their source:{' '}
        <code>facts.catalog.ownerExists</code>. A fact that is not known makes a
        rule unknown, never passed.
      </Typography>
      <Answered live={live} what="the sources of facts">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              missing="data"
              title="No sources of facts"
              description="The backend has no provider of facts, and none may be sent to it."
            />
          ) : (
            <>
              {items.map(source => (
                <Box key={source.id} mb={3}>
                  <FactSourcePanel source={source} />
                </Box>
              ))}
            </>
          )
        }
      </Answered>
    </Content>
  );
}
