import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { CheckNow } from './CheckNow';
import { DomainNow } from './DomainNow';
import { EarlierExemptions } from './EarlierExemptions';

/**
 * What one should know to decide: how the check stands now and why, and
 * earlier exemptions from it.
 * @internal
 */
export function ExemptionContext(props: { exemption: Exemption }) {
  const { exemption } = props;
  const { product, domain } = exemption;
  return (
    <>
      <Box mt={2}>
        <Typography variant="subtitle2" component="h3" gutterBottom>
          The check now
        </Typography>
        {product && <CheckNow exemption={exemption} product={product} />}
        {!product && domain && (
          <DomainNow exemption={exemption} domain={domain} />
        )}
      </Box>
      <Box mt={2} mb={1}>
        <Typography variant="subtitle2" component="h3" gutterBottom>
          Earlier exemptions from it
        </Typography>
        <EarlierExemptions exemption={exemption} />
      </Box>
    </>
  );
}
