import { hasStatus } from '@meshport/backstage-plugin-data-mesh-react';
import { EmptyState, Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ReadProblem } from '../live';
import { ProductVerdict } from './ProductVerdict';
import { ScorecardSection } from './ScorecardSection';
import { useProductResult } from './useProductResult';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportScorecardContent' },
);

/**
 * The tab of a data product that shows where it stands in each scorecard, what
 * is missing and how to mend it.
 * @internal
 */
export function ScorecardContent() {
  const classes = useStyles();
  const { value, error } = useProductResult();

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
    return <ReadProblem error={error} />;
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
  return (
    <div className={classes.root}>
      <ProductVerdict result={value} />
      {value.scorecards.map(scorecard => (
        <ScorecardSection key={scorecard.scorecard} result={scorecard} />
      ))}
    </div>
  );
}
