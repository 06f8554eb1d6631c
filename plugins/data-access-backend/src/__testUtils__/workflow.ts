import {
  AccessRequestDetails,
  GrantState,
  NewAccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import { CHEN, FLIGHTS, OLIVIA } from './mesh';
import { Portal } from './startPortal';

/** What chen asks for. */
export const ASK = {
  product: FLIGHTS,
  port: 'flights',
  version: '1.0.0',
  purpose: 'bird strikes per departure',
  duration: 'P30D',
};

/** Lets the worker run until a grant is in the state, as one person sees it. */
export async function until(
  portal: Portal,
  id: string,
  state: GrantState,
  userRef: string = CHEN,
): Promise<AccessRequestDetails> {
  const api = portal.as(userRef);
  let details = await api.getRequest(id);
  for (let i = 0; i < 200 && details.request.grant?.state !== state; i++) {
    await new Promise(resolve => setTimeout(resolve, 25));
    await portal.trigger('outbox');
    details = await api.getRequest(id);
  }
  const { grant } = details.request;
  if (grant?.state !== state) {
    throw new Error(`Not ${state} in time: ${JSON.stringify(grant)}`);
  }
  return details;
}

/** Approves as olivia what chen has asked for. */
export async function approve(
  portal: Portal,
  { request }: AccessRequestDetails,
): Promise<string> {
  await portal
    .as(OLIVIA)
    .decide(request.id, { verdict: 'approve', revision: request.revision });
  return request.id;
}

/** A right that chen holds. */
export async function granted(
  portal: Portal,
  ask: Partial<NewAccessRequest> = {},
): Promise<AccessRequestDetails> {
  const asked = await portal.as(CHEN).createRequest({ ...ASK, ...ask });
  return until(portal, await approve(portal, asked), 'active');
}
