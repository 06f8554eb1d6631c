import { EmptyState, Progress } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import { hasStatus, Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { ReadProblem } from '../live';
import { ChecksView } from './ChecksView';
import { useMayAsk } from './exemption/useMayAsk';
import { FactsView } from './facts/FactsView';
import { ProductTransitions } from './history/ProductTransitions';
import { ProductTrend } from './history/ProductTrend';
import { ProductVerdict } from './ProductVerdict';
import {
  PRODUCT_VIEWS,
  ProductView,
  useProductAddress,
} from './useProductAddress';
import { useProductResult } from './useProductResult';

const TITLES: Record<ProductView, string> = {
  checks: 'Checks',
  history: 'What changed',
  facts: 'Facts',
};

function Result(props: { result: ProductResult }) {
  const { result } = props;
  const [{ view }, change] = useProductAddress();
  const may = useMayAsk(result.owner, result.domain);
  return (
    <Stack>
      <Grid container spacing={3}>
        <Grid item xs={12} md={6}>
          <ProductVerdict result={result} owned={may.product} />
        </Grid>
        <Grid item xs={12} md={6}>
          <ProductTrend result={result} />
        </Grid>
      </Grid>
      <Tabs
        value={view}
        onChange={(_event, chosen: ProductView) => change({ view: chosen })}
        indicatorColor="primary"
        textColor="primary"
        aria-label="What to show of the scorecard"
      >
        {PRODUCT_VIEWS.map(known => (
          <Tab key={known} value={known} label={TITLES[known]} />
        ))}
      </Tabs>
      {view === 'checks' && <ChecksView result={result} may={may} />}
      {view === 'history' && <ProductTransitions product={result.product} />}
      {view === 'facts' && <FactsView product={result.product} />}
    </Stack>
  );
}

/**
 * The tab of a data product that shows where it stands in each scorecard, what
 * is missing and how to mend it, how that changed, and the facts behind it.
 * @internal
 */
export function ScorecardContent() {
  const { value, error, retry } = useProductResult();

  if (hasStatus(error, 404)) {
    return (
      <EmptyState
        missing="data"
        title="Not evaluated yet"
        description="The scorecards are evaluated soon after a product comes into the catalog. This page shows the result by itself."
      />
    );
  }
  if (error) {
    return <ReadProblem error={error} onRetry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  if (value.scorecards.length === 0) {
    return (
      <EmptyState
        missing="content"
        title="No scorecard applies"
        description="No scorecard of the mesh or of the product's domain covers this product."
      />
    );
  }
  return <Result key={value.product} result={value} />;
}
