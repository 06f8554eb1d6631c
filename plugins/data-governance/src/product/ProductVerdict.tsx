import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  FactList,
  LevelBadge,
  Moment,
} from '@meshport/backstage-plugin-data-mesh-react';
import { levelsOf, percent } from '../model';
import { MeasureAgain } from './MeasureAgain';
import { MissingChecks } from './MissingChecks';
import { productScore } from './productScore';

/**
 * The level of a product over all scorecards, and what holds it back.
 * @internal
 */
export function ProductVerdict(props: {
  result: ProductResult;
  /** Whether the viewer owns the product. */
  owned: boolean;
}) {
  const { result, owned } = props;
  return (
    <InfoCard
      title="Level"
      action={
        owned && (
          <Box p={1}>
            <MeasureAgain result={result} />
          </Box>
        )
      }
    >
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
            label: 'Score',
            value: percent(productScore(result, new Date())),
          },
          { label: 'Exempt checks', value: result.exempt || undefined },
          {
            label: 'Evaluated',
            value: result.evaluatedAt && (
              <Moment at={result.evaluatedAt} short />
            ),
          },
          {
            label: 'Next',
            value: <MissingChecks result={result} withRemedies />,
            wide: true,
          },
        ]}
      />
    </InfoCard>
  );
}
