import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReadProblem } from '../../live';

/**
 * How many products of a domain the check of an exemption holds back now.
 * @internal
 */
export function DomainNow(props: { exemption: Exemption; domain: string }) {
  const { exemption, domain } = props;
  const { scorecard, checkId } = exemption;
  const governance = useApi(dataGovernanceApiRef);
  const { value, error, retry } = useLive(async () => {
    const count = async (statuses?: ('fail' | 'unknown' | 'exempt')[]) =>
      (
        await governance.getSummary({
          domains: [domain],
          scorecard,
          checkId: statuses && checkId,
          statuses,
        })
      ).products;
    const [all, open] = await Promise.all([
      count(),
      count(['fail', 'unknown', 'exempt']),
    ]);
    return { all, open };
  }, [governance, domain, scorecard, checkId]);
  if (error) {
    return <ReadProblem error={error} what="the results" onRetry={retry} />;
  }
  return value ? (
    <Typography variant="body2">
      {value.open} of {value.all} data products of the domain do not pass it.
    </Typography>
  ) : (
    <Progress />
  );
}
