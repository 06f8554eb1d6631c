import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  Exemption,
} from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { TicketText, useExemptionLink } from '../../exemptions';
import { MayAsk } from './useMayAsk';

function InForce(props: { exemption: NonNullable<CheckResult['exemption']> }) {
  const { id, endsAt, reason, ticket } = props.exemption;
  const exemptionLink = useExemptionLink();
  return (
    <Typography variant="body2">
      <Link to={exemptionLink(id)}>Exempt</Link>; it ends <Moment at={endsAt} />
      . {reason}
      {ticket && (
        <>
          {' '}
          (<TicketText ticket={ticket} />)
        </>
      )}
    </Typography>
  );
}

function Waiting(props: { exemption: Exemption }) {
  const { id, requestedBy, requestedAt } = props.exemption;
  const exemptionLink = useExemptionLink();
  return (
    <Typography variant="body2">
      <EntityRefLink entityRef={requestedBy} hideIcon /> asked for{' '}
      <Link to={exemptionLink(id)}>an exemption</Link>{' '}
      <Moment at={requestedAt} short />; nobody has decided yet.
    </Typography>
  );
}

/**
 * The exemption of a check, or the way to one, or why there is none for the
 * viewer.
 * @internal
 */
export function ExemptionLine(props: {
  check: CheckResult;
  /** Entity ref of the owner of the product. */
  owner: string;
  pending?: Exemption;
  may: MayAsk;
  onAsk: () => void;
}) {
  const { check, owner, pending, may, onAsk } = props;
  if (check.exemption) {
    return <InForce exemption={check.exemption} />;
  }
  if (pending) {
    return <Waiting exemption={pending} />;
  }
  const open = check.status === 'fail' || check.status === 'unknown';
  if (!open || check.phase === 'draft' || may.loading) {
    return null;
  }
  if (!may.product && !may.domain) {
    return (
      <Typography variant="body2" color="textSecondary">
        An exemption can be asked for by{' '}
        <EntityRefLink entityRef={owner} defaultKind="group" hideIcon />, who
        own the product, and by the owners of its domain.
      </Typography>
    );
  }
  return may.permitted ? (
    <div>
      <Button size="small" variant="outlined" color="primary" onClick={onAsk}>
        Ask for an exemption
      </Button>
    </div>
  ) : (
    <Typography variant="body2" color="textSecondary">
      To ask for an exemption the permission data-governance.exemption.create is
      needed.
    </Typography>
  );
}
