import { InfoCard } from '@backstage/core-components';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  FactList,
  LevelBadge,
} from '@meshport/backstage-plugin-data-mesh-react';
import { levelsOf, nextProductLevel } from '../model';
import { NextLevelText } from './NextLevelText';

/**
 * The level of a product over all scorecards, and what holds it back.
 * @internal
 */
export function ProductVerdict(props: { result: ProductResult }) {
  const { result } = props;
  return (
    <InfoCard title="Level">
      <FactList
        facts={[
          {
            label: 'Reached',
            value: (
              <LevelBadge
                level={result.level}
                levels={levelsOf(result.scorecards)}
              />
            ),
          },
          {
            label: 'Evaluated',
            value:
              result.evaluatedAt &&
              new Date(result.evaluatedAt).toLocaleString(),
          },
          {
            label: 'Next',
            value: (
              <NextLevelText
                next={nextProductLevel(result, new Date())}
                reached={result.level}
              />
            ),
            wide: true,
          },
        ]}
      />
    </InfoCard>
  );
}
