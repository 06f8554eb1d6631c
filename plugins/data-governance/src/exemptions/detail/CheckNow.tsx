import { Link, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  Moment,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { CheckEvidence, CheckStatusLabel, useCheckLink } from '../../checks';
import { concernsProduct, ReadProblem } from '../../live';

/**
 * How the check of an exemption stands for its product now, with the evidence
 * when asked for.
 * @internal
 */
export function CheckNow(props: { exemption: Exemption; product: string }) {
  const { exemption, product } = props;
  const { scorecard, checkId } = exemption;
  const governance = useApi(dataGovernanceApiRef);
  const checkLink = useCheckLink();
  const [shown, setShown] = useState(false);
  const { value, error, retry } = useLive(
    () => governance.getProductResult(product),
    [governance, product],
    { concerns: concernsProduct(product) },
  );
  if (error) {
    return <ReadProblem error={error} what="the result" onRetry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  const check = value.scorecards
    .find(result => result.scorecard === scorecard)
    ?.checks.find(known => known.checkId === checkId);
  if (!check) {
    return (
      <Typography variant="body2">
        The check is no longer part of the scorecard of this product.
      </Typography>
    );
  }
  return (
    <>
      <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="center">
        <CheckStatusLabel status={check.status} />
        {check.since && (
          <Typography variant="body2" color="textSecondary">
            since <Moment at={check.since} short />
          </Typography>
        )}
      </Box>
      <Typography variant="body2" gutterBottom>
        {check.reason}
      </Typography>
      <Box display="flex" gridGap={8} alignItems="center" mb={1}>
        {check.hasEvidence && (
          <Button
            size="small"
            color="primary"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide the evidence' : 'Show the evidence'}
          </Button>
        )}
        <Link to={checkLink(product, scorecard, checkId)}>
          To the check of the product
        </Link>
      </Box>
      {shown && (
        <CheckEvidence
          product={product}
          scorecard={scorecard}
          checkId={checkId}
        />
      )}
    </>
  );
}
