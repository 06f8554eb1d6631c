import { SafeLink } from '@meshport/backstage-plugin-data-mesh-react';

const ADDRESS = /^https?:\/\//i;

/**
 * Where the work on something is followed: a link when it is an address, else
 * the number of the ticket.
 * @internal
 */
export function TicketText(props: { ticket: string }) {
  const { ticket } = props;
  return ADDRESS.test(ticket) ? (
    <SafeLink url={ticket}>{ticket}</SafeLink>
  ) : (
    <>{ticket}</>
  );
}
