import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  Exemption,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import {
  CheckAccordion,
  CheckEvidence,
  CheckStatusLabel,
  useCheckLink,
} from '../checks';
import { ExemptionLine } from './exemption/ExemptionLine';
import { MayAsk } from './exemption/useMayAsk';

/** Where a check passes, its title says it all; the values are for who asks. */
function reasonOf({
  status,
  reason,
  exemption,
}: CheckResult): string | undefined {
  if (status === 'pass') {
    return undefined;
  }
  return exemption
    ? `Exempt until ${new Date(
        exemption.endsAt,
      ).toLocaleDateString()}. ${reason}`
    : reason;
}

/**
 * A check of a product: its status, and when opened the evidence, how to fix
 * it, and what becomes of exemptions from it.
 * @internal
 */
export function CheckItem(props: {
  result: ProductResult;
  /** Entity ref. */
  scorecard: string;
  check: CheckResult;
  /** Whether somebody came for this check. */
  sought: boolean;
  pending?: Exemption;
  may: MayAsk;
  onAsk: () => void;
}) {
  const { result, scorecard, check, sought, pending, may, onAsk } = props;
  const checkLink = useCheckLink();
  return (
    <CheckAccordion
      check={check}
      outcome={<CheckStatusLabel status={check.status} />}
      reason={reasonOf(check)}
      sought={sought}
      facts={[
        ...(check.status === 'pass'
          ? [{ label: 'What the rule found', value: check.reason, wide: true }]
          : []),
        { label: 'Weight in the score', value: check.weight },
        {
          label: 'Same result since',
          value: check.since && <Moment at={check.since} />,
        },
      ]}
    >
      {check.hasEvidence && (
        <section aria-label={`Evidence for ${check.title}`}>
          <Typography variant="subtitle2" component="h4" gutterBottom>
            Evidence
          </Typography>
          <CheckEvidence
            product={result.product}
            scorecard={scorecard}
            checkId={check.checkId}
          />
        </section>
      )}
      <ExemptionLine
        check={check}
        owner={result.owner}
        pending={pending}
        may={may}
        onAsk={onAsk}
      />
      <Typography variant="body2">
        <Link to={checkLink(result.product, scorecard, check.checkId)}>
          Link to this check
        </Link>
      </Typography>
    </CheckAccordion>
  );
}
