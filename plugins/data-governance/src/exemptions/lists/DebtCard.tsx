import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { ReadProblem } from '../../live';

/**
 * How many checks exemptions set aside now, by domain: what is owed and not
 * mended yet. A number limits the list to the domain.
 * @internal
 */
export function DebtCard() {
  const governance = useApi(dataGovernanceApiRef);
  const [, setParameters] = useSearchParams();
  const { value, error, retry } = useLive(
    () => governance.getSummary(),
    [governance],
  );
  const domains = (value?.domains ?? [])
    .filter(({ exempt }) => exempt > 0)
    .sort((one, other) => other.exempt - one.exempt);
  return (
    <InfoCard
      title="Exempt checks by domain"
      subheader="Checks that do not pass and that an exemption sets aside now. Each is work put off, not work done."
    >
      {error && <ReadProblem error={error} onRetry={retry} />}
      {!error && !value && <Progress />}
      {value && domains.length === 0 && (
        <Typography variant="body2">
          No check is exempt: nothing is put off.
        </Typography>
      )}
      <Box display="flex" flexWrap="wrap" gridGap={32}>
        {domains.map(({ domain, exempt }) => (
          <div key={domain}>
            <Link
              component="button"
              variant="h5"
              onClick={() =>
                setParameters(
                  { view: 'all', state: 'approved', domain },
                  { replace: true },
                )
              }
              aria-label={`Show the exemptions of ${domain}, ${exempt} checks`}
            >
              {exempt}
            </Link>
            <Typography variant="body2" component="div">
              <EntityRefLink entityRef={domain} defaultKind="domain" hideIcon />
            </Typography>
          </div>
        ))}
      </Box>
    </InfoCard>
  );
}
