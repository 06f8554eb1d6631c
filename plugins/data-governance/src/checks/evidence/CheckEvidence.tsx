import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { concernsProduct, ReadProblem } from '../../live';
import { EvidenceList } from './EvidenceList';

/**
 * What explains the facts that a check reads, asked for when it is shown.
 * @internal
 */
export function CheckEvidence(props: {
  /** Entity refs. */
  product: string;
  scorecard: string;
  checkId: string;
}) {
  const { product, scorecard, checkId } = props;
  const governance = useApi(dataGovernanceApiRef);
  const { value, error, retry } = useLive(
    () => governance.getCheckEvidence(product, { scorecard, checkId }),
    [governance, product, scorecard, checkId],
    { concerns: concernsProduct(product) },
  );
  if (error) {
    return <ReadProblem error={error} what="the evidence" onRetry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  return value.items.length > 0 ? (
    <EvidenceList findings={value.items} />
  ) : (
    <Typography variant="body2" color="textSecondary">
      The sources of facts gave no details.
    </Typography>
  );
}
