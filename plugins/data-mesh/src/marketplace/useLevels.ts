import { FacetValue } from '@meshport/backstage-plugin-data-mesh-common';
import {
  dataGovernanceApiRef,
  useOptionalApi,
} from '@meshport/backstage-plugin-data-mesh-react';
import uniqBy from 'lodash/uniqBy';
import useAsync from 'react-use/esm/useAsync';
import { NO_VALUE } from './facetLabels';

/**
 * A level of the scorecards, in short.
 * @internal
 */
export interface Level {
  name: string;
  title: string;
}

/**
 * All levels, the lowest first; empty without scorecards. Until the scorecards
 * are read, or when they cannot be, these are the levels that products have.
 *
 * @param values - of the facet `level`
 * @internal
 */
export function useLevels(values: FacetValue[] = []): Level[] {
  const governance = useOptionalApi(dataGovernanceApiRef);
  const { value: levels = [] } = useAsync(async () => {
    const { items = [] } = (await governance?.getScorecards()) ?? {};
    return uniqBy(
      items.flatMap(scorecard => scorecard.levels),
      'name',
    );
  }, [governance]);

  return levels.length > 0
    ? levels
    : values
        .filter(({ value }) => value !== NO_VALUE)
        .map(({ value, title }) => ({ name: value, title }));
}
