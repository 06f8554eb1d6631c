import { Content } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { LineageGraph } from './LineageGraph';
import { RelatedProductsCard } from './RelatedProductsCard';

/**
 * Where the data of a product comes from and where it goes.
 * @internal
 */
export function LineageContent() {
  return (
    <Content noPadding>
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <LineageGraph />
        </Grid>
        <Grid item xs={12}>
          <RelatedProductsCard />
        </Grid>
      </Grid>
    </Content>
  );
}
