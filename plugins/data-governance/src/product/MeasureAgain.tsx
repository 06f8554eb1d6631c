import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  ActionFailure,
  dataGovernanceApiRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useEffect, useState } from 'react';

// Sources of facts may take longer; then the page follows by itself.
const PATIENCE_MS = 60_000;

const useStyles = makeStyles({
  // A failure in words must not push the heading beside it away.
  root: { maxWidth: 320 },
});

type Progress =
  | { state: 'idle' | 'quiet' }
  | { state: 'asked'; before: ProductResult }
  | { state: 'failed'; error: Error };

/**
 * Lets the owners of a product have its facts collected now, instead of with
 * the next scheduled run.
 * @internal
 */
export function MeasureAgain(props: { result: ProductResult }) {
  const { result } = props;
  const classes = useStyles();
  const governance = useApi(dataGovernanceApiRef);
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const asked = progress.state === 'asked';

  useEffect(() => {
    if (progress.state === 'asked' && progress.before !== result) {
      setProgress({ state: 'idle' });
    }
  }, [progress, result]);
  useEffect(() => {
    if (!asked) {
      return undefined;
    }
    const timer = setTimeout(
      () => setProgress({ state: 'quiet' }),
      PATIENCE_MS,
    );
    return () => clearTimeout(timer);
  }, [asked]);

  const measure = async () => {
    setProgress({ state: 'asked', before: result });
    try {
      await governance.collectFacts(result.product);
    } catch (error) {
      setProgress({
        state: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  };

  return (
    <div aria-live="polite" className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        onClick={measure}
        disabled={asked}
        startIcon={asked ? <CircularProgress size={16} /> : undefined}
      >
        {asked ? 'Measuring…' : 'Measure again'}
      </Button>
      {progress.state === 'quiet' && (
        <Typography variant="caption" component="div" color="textSecondary">
          Nothing has changed so far.
        </Typography>
      )}
      {progress.state === 'failed' && (
        <ActionFailure error={progress.error} typedText="none" />
      )}
    </div>
  );
}
