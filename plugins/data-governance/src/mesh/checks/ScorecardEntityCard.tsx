import { stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ScorecardPanel } from './ScorecardPanel';

/**
 * The checks of the scorecard whose page this is.
 * @internal
 */
export function ScorecardEntityCard() {
  const ref = stringifyEntityRef(useEntity().entity);
  const governance = useApi(dataGovernanceApiRef);
  const live = useLive(() => governance.getScorecards(), [governance]);
  return (
    <Answered live={live} what="scorecards">
      {({ items }) => {
        const scorecard = items.find(item => item.scorecard === ref);
        return scorecard ? (
          <ScorecardPanel scorecard={scorecard} />
        ) : (
          <EmptyState
            missing="data"
            title="Not loaded yet"
            description="A scorecard is loaded soon after it comes into the catalog. This page shows its checks by itself."
          />
        );
      }}
    </Answered>
  );
}
