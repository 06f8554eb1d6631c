import { Content, EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMeshView } from '../shared/useMeshView';
import { HeatMapResults } from './HeatMapResults';
import { ListResults } from './ListResults';
import { ProductsFilters } from './ProductsFilters';
import { ProductsToolbar } from './ProductsToolbar';

/** Where no scorecard is chosen: the first that is for the whole mesh. */
function usualScorecard(scorecards: ScorecardSummary[]): ScorecardSummary {
  return scorecards.find(({ domain }) => !domain) ?? scorecards[0];
}

function Products(props: { scorecards: ScorecardSummary[] }) {
  const { scorecards } = props;
  const [view, change] = useMeshView();
  const scorecard =
    view.scorecard ??
    (view.layout === 'heat-map'
      ? usualScorecard(scorecards).scorecard
      : undefined);
  const chosen = scorecards.find(item => item.scorecard === scorecard);

  return (
    <>
      <ProductsToolbar
        view={view}
        scorecard={scorecard}
        scorecards={scorecards}
        onChange={change}
      />
      <ProductsFilters
        view={view}
        scorecard={scorecard}
        scorecards={chosen ? [chosen] : scorecards}
        onChange={change}
      />
      {scorecard && view.layout === 'heat-map' ? (
        <HeatMapResults
          view={view}
          scorecard={scorecard}
          levels={chosen?.levels ?? []}
          onChange={change}
        />
      ) : (
        <ListResults
          view={view}
          scorecard={chosen}
          scorecards={scorecards}
          onChange={change}
        />
      )}
    </>
  );
}

/**
 * Where the data products of the mesh stand, check by check or in lines.
 * @internal
 */
export function ProductsContent() {
  const governance = useApi(dataGovernanceApiRef);
  const live = useLive(() => governance.getScorecards(), [governance]);
  return (
    <Content>
      <Answered live={live} what="scorecards">
        {({ items }) =>
          items.length > 0 ? (
            <Products scorecards={items} />
          ) : (
            <EmptyState
              missing="data"
              title="No scorecards yet"
              description="A scorecard is an entity of kind Scorecard in the catalog. None is there."
            />
          )
        }
      </Answered>
    </Content>
  );
}
