import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { LinkButton } from '@backstage/core-components';
import {
  EXEMPTION_SIGNAL_CHANNEL,
  ExemptionQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { exemptionsRouteRef } from '../routes';

/** The exemptions that wait for the viewer's decision. */
export const TO_DECIDE: ExemptionQuery = {
  view: 'decidable',
  states: ['pending'],
};

/**
 * How many exemptions wait for the viewer's decision, and the way there;
 * nothing where none does.
 * @internal
 */
export function ExemptionsToDecide() {
  const governance = useApi(dataGovernanceApiRef);
  const path = useRouteRef(exemptionsRouteRef);
  const { value } = useLive(
    () => governance.getExemptions({ ...TO_DECIDE, limit: 1 }),
    [governance],
    { channel: EXEMPTION_SIGNAL_CHANNEL },
  );
  return value?.total ? (
    <LinkButton to={path()} variant="outlined" size="small" color="inherit">
      {value.total === 1
        ? '1 exemption to decide'
        : `${value.total.toLocaleString()} exemptions to decide`}
    </LinkButton>
  ) : null;
}
