import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { ReactNode } from 'react';
import { ExemptionContext } from '../detail/ExemptionContext';
import { ExemptionFacts } from '../detail/ExemptionFacts';
import { subjectOf } from '../model';
import { ExemptionAction } from './actions';

/**
 * What an action will do, before it is done; for a decision, with what it is
 * about.
 * @internal
 */
export function Consequence(props: {
  action: ExemptionAction;
  exemption: Exemption;
}) {
  const { action, exemption } = props;
  const deciding = action === 'approve' || action === 'reject';
  return (
    <>
      <Typography gutterBottom>{sentence(action, exemption)}</Typography>
      {deciding && (
        <>
          <ExemptionFacts exemption={exemption} />
          <ExemptionContext exemption={exemption} />
        </>
      )}
    </>
  );
}

function sentence(action: ExemptionAction, exemption: Exemption): ReactNode {
  const requester = (
    <EntityRefLink entityRef={exemption.requestedBy} hideIcon />
  );
  const subject = <EntityRefLink entityRef={subjectOf(exemption)} hideIcon />;
  switch (action) {
    case 'approve':
      return (
        <>
          Until the last day the check “{exemption.checkTitle}” does not stand
          in the way of a level of {subject}. It is shown as exempt, not as
          passed, and counts again by itself afterwards.
        </>
      );
    case 'reject':
      return (
        <>
          The check “{exemption.checkTitle}” goes on counting for {subject}.{' '}
          {requester} reads your comment.
        </>
      );
    case 'withdraw':
      return (
        <>
          Nobody will decide any more about your exemption from “
          {exemption.checkTitle}” for {subject}.
        </>
      );
    default:
      return (
        <>
          The check “{exemption.checkTitle}” counts for {subject} again at once,
          and its level may fall. To set it aside again, somebody has to ask
          anew.
        </>
      );
  }
}
