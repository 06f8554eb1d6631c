import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { concernsProduct, ReadProblem } from '../../live';
import { levelsOf } from '../../model';
import { productDays } from './productDays';
import { ProductTrendChart } from './ProductTrendChart';
import { ProductTrendTable } from './ProductTrendTable';

/**
 * Level and score of a product over the last 90 days, drawn or in figures.
 * @internal
 */
export function ProductTrend(props: { result: ProductResult }) {
  const { product, scorecards } = props.result;
  const governance = useApi(dataGovernanceApiRef);
  const [inFigures, setInFigures] = useState(false);
  const { value, error, retry } = useLive(
    () => governance.getTrend({ product }),
    [governance, product],
    { concerns: concernsProduct(product) },
  );
  const levels = levelsOf(scorecards);
  const days = value && productDays(value.items, levels);
  return (
    <InfoCard
      title="Last 90 days"
      action={
        days &&
        days.length > 0 && (
          <Box p={1}>
            <Button size="small" onClick={() => setInFigures(!inFigures)}>
              {inFigures ? 'Show as a chart' : 'Show in figures'}
            </Button>
          </Box>
        )
      }
    >
      {error && <ReadProblem error={error} what="the trend" onRetry={retry} />}
      {!error && !days && <Progress />}
      {days?.length === 0 && (
        <Typography variant="body2">
          There are no figures yet. Each day adds one.
        </Typography>
      )}
      {days && days.length > 0 && inFigures && (
        <ProductTrendTable days={days} />
      )}
      {days && days.length > 0 && !inFigures && (
        <ProductTrendChart days={days} levels={levels} />
      )}
    </InfoCard>
  );
}
