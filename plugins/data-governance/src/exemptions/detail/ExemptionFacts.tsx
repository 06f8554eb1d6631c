import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { FactList, Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { subjectOf } from '../model';
import { TicketText } from '../TicketText';

/**
 * Who asks for what, why and for how long.
 * @internal
 */
export function ExemptionFacts(props: { exemption: Exemption }) {
  const { exemption } = props;
  const { ticket, decidedBy } = exemption;
  return (
    <FactList
      facts={[
        { label: 'Reason', value: exemption.reason, wide: true },
        { label: 'Check', value: exemption.checkTitle },
        {
          label: 'Scorecard',
          value: (
            <EntityRefLink
              entityRef={exemption.scorecard}
              title={exemption.scorecardTitle}
              hideIcon
            />
          ),
        },
        {
          label: exemption.product ? 'For the product' : 'For the domain',
          value: <EntityRefLink entityRef={subjectOf(exemption)} hideIcon />,
        },
        {
          label: 'Asked by',
          value: <EntityRefLink entityRef={exemption.requestedBy} hideIcon />,
        },
        { label: 'Asked', value: <Moment at={exemption.requestedAt} /> },
        { label: 'Ends', value: <Moment at={exemption.endsAt} /> },
        { label: 'Ticket', value: ticket && <TicketText ticket={ticket} /> },
        {
          label: 'Decided by',
          value: decidedBy && <EntityRefLink entityRef={decidedBy} hideIcon />,
        },
        {
          label: 'Decided',
          value: exemption.decidedAt && <Moment at={exemption.decidedAt} />,
        },
        { label: 'Comment', value: exemption.decisionComment, wide: true },
      ]}
    />
  );
}
