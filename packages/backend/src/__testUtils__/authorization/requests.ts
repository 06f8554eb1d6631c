import { FLIGHTS } from '../mesh';
import { Portal } from '../startPortal';

let ports = 0;

/** What a request for a port says that nobody has asked for before. */
export const newAsk = () => ({
  product: FLIGHTS,
  port: `port-${ports++}`,
  version: '1.0.0',
  purpose: 'a study',
  duration: 'P1D',
});

/** A pending request of chen, or of somebody else. */
export async function pending(
  portal: Portal,
  requester = 'chen',
): Promise<string> {
  const { status, body } = await portal.call(
    requester,
    'post',
    '/data-access/requests',
    newAsk(),
  );
  if (status !== 201) {
    throw new Error(`Cannot ask: ${JSON.stringify(body)}`);
  }
  return body.request.id;
}

/** A request of chen whose right the engine has confirmed. */
export async function active(portal: Portal): Promise<string> {
  const id = await pending(portal);
  await portal.call('olivia', 'post', `/data-access/requests/${id}/decision`, {
    verdict: 'approve',
    revision: 1,
  });
  await portal.run('outbox');
  const { body } = await portal.call(
    'chen',
    'get',
    `/data-access/requests/${id}`,
  );
  if (body.request.grant?.state !== 'active') {
    throw new Error(`Cannot grant: ${JSON.stringify(body.request)}`);
  }
  return id;
}

/** Somebody who can read the flights without a grant, found by comparing. */
export async function finding(portal: Portal): Promise<string> {
  portal.platform.strangers.push(
    `stranger-${portal.platform.strangers.length}`,
  );
  const compared = await portal.call(
    'olivia',
    'post',
    '/data-access/drift/compare',
    {
      product: FLIGHTS,
    },
  );
  const { body } = await portal.call(
    'olivia',
    'get',
    '/data-access/drift?state=open',
  );
  if (!body.items?.length) {
    throw new Error(
      `Nothing was found: ${JSON.stringify([compared.body, body])}`,
    );
  }
  return body.items[0].id;
}
