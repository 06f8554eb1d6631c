import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import { useNavigate } from 'react-router-dom';
import { AskExemptionDialog, useExemptionLink } from '../../exemptions';
import { useProductAddress } from '../useProductAddress';
import { MayAsk } from './useMayAsk';

/**
 * The dialog to ask for an exemption, when the address says that it is open:
 * so a link can open it filled.
 * @internal
 */
export function AskForSought(props: { result: ProductResult; may: MayAsk }) {
  const { result, may } = props;
  const [address, change] = useProductAddress();
  const { sought, ask, reason, ticket, until } = address;
  const navigate = useNavigate();
  const exemptionLink = useExemptionLink();

  const scorecard = result.scorecards.find(
    known => known.scorecard === sought?.scorecard,
  );
  const check = scorecard?.checks.find(
    known => known.checkId === sought?.checkId,
  );
  const possible = may.permitted && (may.product || may.domain);
  if (!ask || !scorecard || !check || !possible) {
    return null;
  }
  const subject = ask === 'domain' && may.domain ? 'domain' : 'product';
  return (
    <AskExemptionDialog
      product={result.product}
      domain={result.domain}
      scorecard={scorecard}
      check={check}
      may={may}
      initial={{
        subject: may.product ? subject : 'domain',
        reason,
        ticket,
        endsOn: until,
      }}
      onDone={exemption => navigate(exemptionLink(exemption.id))}
      onClose={() =>
        change({
          ask: undefined,
          reason: undefined,
          ticket: undefined,
          until: undefined,
        })
      }
    />
  );
}
