import { useApi } from '@backstage/core-plugin-api';
import {
  HeatMap,
  ProductSummary,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import {
  levelsOf,
  MeshView,
  narrowSummaries,
  rowsOfHeatMap,
  toHeatMapQuery,
} from '../../model';
import { NothingFound } from './NothingFound';
import { ProductsList } from './ProductsList';

/** By one scorecard, or by all of them. */
interface Found {
  map?: HeatMap;
  summaries?: ProductSummary[];
}

/**
 * The products in lines: by one scorecard, or by all that apply to them.
 * @internal
 */
export function ListResults(props: {
  view: MeshView;
  /** Absent: all of them. */
  scorecard?: ScorecardSummary;
  scorecards: ScorecardSummary[];
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, scorecard, scorecards, onChange } = props;
  const governance = useApi(dataGovernanceApiRef);
  const query =
    scorecard && JSON.stringify(toHeatMapQuery(view, scorecard.scorecard));
  const live = useLive<Found>(
    async () =>
      query
        ? { map: await governance.getHeatMap(JSON.parse(query)) }
        : { summaries: (await governance.getProductSummaries()).items },
    [governance, query],
  );

  return (
    <Answered live={live} what="the data products">
      {({ map, summaries = [] }) => {
        const found = map
          ? rowsOfHeatMap(map, scorecard?.levels ?? [])
          : narrowSummaries(summaries, view);
        return found.length === 0 ? (
          <NothingFound view={view} onChange={onChange} />
        ) : (
          <ProductsList
            summaries={found}
            levels={levelsOf(scorecard ? [scorecard] : scorecards)}
          />
        );
      }}
    </Answered>
  );
}
