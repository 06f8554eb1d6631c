import { Link, Progress } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { ReadProblem } from '../../live';
import { ExemptionStateChip } from '../ExemptionStateChip';
import { useExemptionLink } from '../useExemptionLink';
import { useExemptions } from '../useExemptions';

const MOST = 5;

/**
 * The latest other exemptions from the same check for the same product or
 * domain.
 * @internal
 */
export function EarlierExemptions(props: { exemption: Exemption }) {
  const { id, scorecard, checkId, product, domain } = props.exemption;
  const exemptionLink = useExemptionLink();
  const { value, error, retry } = useExemptions({
    scorecard,
    checkId,
    product,
    domain,
  });
  if (error) {
    return <ReadProblem error={error} what="exemptions" onRetry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  const others = value.items.filter(other => other.id !== id);
  if (others.length === 0) {
    return <Typography variant="body2">There are none.</Typography>;
  }
  return (
    <>
      {others.slice(0, MOST).map(other => (
        <Typography key={other.id} variant="body2" component="div" gutterBottom>
          <ExemptionStateChip exemption={other} />{' '}
          <Link to={exemptionLink(other.id)}>
            Asked <Moment at={other.requestedAt} short />
          </Link>
          , until <Moment at={other.endsAt} short />: {other.reason}
        </Typography>
      ))}
      {others.length > MOST && (
        <Typography variant="body2">
          {`and ${others.length - MOST} more.`}
        </Typography>
      )}
    </>
  );
}
