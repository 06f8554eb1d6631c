import { FLIGHTS } from '../mesh';
import { Portal } from '../startPortal';
import { Example, Expectations, row } from './expectations';
import { active, finding, newAsk, pending } from './requests';

const onPending = (body?: object) => async (portal: Portal) =>
  ({ path: { id: await pending(portal) }, body } satisfies Example);

const onActive = (body?: object) => async (portal: Portal) =>
  ({ path: { id: await active(portal) }, body } satisfies Example);

const port = () => {
  const { product, port: name, version } = newAsk();
  return { query: { product, port: name, version } };
};

const revision = 1;
const comment = 'because';

const POLICY = `apiVersion: meshport.dev/v1alpha1
kind: AccessPolicy
metadata:
  name: mesh-access
spec:
  owner: data-governance
  rules: []
`;

/** The request is chen's, for a port of olivia's. */
export const dataAccess: Expectations = {
  // anonymous service nora chen amara olivia grace piotr
  getOffer: row('401 403 ok ok ok ok ok ok', port),
  preview: row('401 403 ok ok ok ok ok ok', () => ({
    body: { items: [newAsk()] },
  })),
  listRequests: row('401 403 ok ok ok ok ok ok', () => ({
    query: { scope: 'all' },
  })),
  createRequest: row('401 403 ok ok ok ok ok ok', () => ({ body: newAsk() })),
  createBasket: row('401 403 ok ok ok ok ok ok', () => ({
    body: { items: [newAsk(), newAsk()] },
  })),
  getRequest: row('401 403 404 ok 404 ok ok ok', onPending()),
  decide: row(
    '401 403 404 403 404 ok 403 403',
    onPending({ verdict: 'approve', revision }),
  ),
  // Lets in whoever has an inbox; each result says what was allowed.
  decideMany: row('401 403 ok ok ok ok ok ok', async portal => ({
    body: {
      decisions: [{ id: await pending(portal), verdict: 'approve', revision }],
    },
  })),
  ask: row(
    '401 403 404 403 404 ok 403 403',
    onPending({ text: 'What for?', revision }),
  ),
  answer: row(
    '401 403 404 ok 404 403 403 403',
    onPending({ text: 'For a study.', revision }),
  ),
  cancel: row('401 403 404 ok 404 403 403 403', onPending({ revision })),
  erase: row(
    '401 403 404 403 404 403 ok 403',
    onPending({ reason: 'asked for by chen' }),
  ),
  revoke: row('401 403 404 403 404 ok ok ok', onActive({ comment, revision })),
  giveBack: row('401 403 404 ok 404 403 403 403', onActive({ revision })),
  renew: row('401 403 404 ok 404 403 403 403', onActive({ duration: 'P2D' })),
  handOver: row(
    '401 403 404 ok 404 403 403 403',
    onActive({ to: 'user:default/nora', revision }),
  ),
  retry: row('401 403 404 403 404 ok ok ok', onActive()),
  countGrants: row('401 ok 403 403 403 403 403 403', () => ({
    body: { products: [FLIGHTS] },
  })),
  listDrift: row('401 403 ok ok ok ok ok ok'),
  compareDrift: row('401 403 403 403 403 ok ok ok', () => ({
    body: { product: FLIGHTS },
  })),
  decideDrift: row('401 403 404 404 404 ok ok ok', async portal => ({
    path: { id: await finding(portal) },
    body: { action: 'repair', reason: 'made by hand', revision },
  })),
  listEvents: row('401 403 ok ok ok ok ok ok'),
  getLogHead: row('401 ok 403 403 403 403 ok ok'),
  exportLog: row('401 ok 403 403 403 403 ok ok'),
  listReaders: row('401 403 ok ok ok ok ok ok'),
  listPolicies: row('401 403 ok ok ok ok ok ok'),
  replayPolicy: row('401 403 ok ok ok ok ok ok', () => ({
    body: { definitions: POLICY },
  })),
  getOverview: row('401 403 ok ok ok ok ok ok'),
};
