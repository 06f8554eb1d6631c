import { FLIGHTS, FOUNDATIONS } from '../mesh';
import { Portal } from '../startPortal';
import { Example, Expectations, row } from './expectations';

const product = { path: { namespace: 'default', name: 'flights' } };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const ask = () => ({
  scorecard: FOUNDATIONS,
  checkId: 'support',
  product: FLIGHTS,
  reason: 'the channel is being set up',
  endsAt: inAnHour(),
});

/** Asked for by olivia for the flights; grace may decide. */
const exemption = (body?: object) => async (portal: Portal) => {
  const path = '/data-governance/exemptions';
  await portal.call('olivia', 'post', path, ask());
  // When it was there already, that is the one: a check has one at a time.
  const { body: found } = await portal.call('olivia', 'get', path);
  const [{ id, revision }] = found.items;
  return {
    path: { id },
    body: body && { ...body, revision },
  } satisfies Example;
};

/** What is read is filtered by what the caller may see in the catalog. */
export const dataGovernance: Expectations = {
  // anonymous service nora chen amara olivia grace piotr
  getScorecards: row('401 ok ok ok ok ok ok ok'),
  getProducts: row('401 ok ok ok ok ok ok ok'),
  getProduct: row('401 ok ok ok ok ok ok ok', () => product),
  evaluate: row('401 ok 403 ok ok ok ok ok', () => ({
    body: { entities: [{ kind: 'DataProduct' }] },
  })),
  whatIf: row('401 ok 403 ok ok ok ok ok', () => ({
    body: { scorecard: { kind: 'Scorecard' } },
  })),
  getScorecardVersions: row('401 ok ok ok ok ok ok ok', () => ({
    path: { namespace: 'default', name: 'mesh-foundations' },
  })),
  getExemptions: row('401 ok ok ok ok ok ok ok'),
  requestExemption: row('401 403 403 403 403 ok 403 403', () => ({
    body: ask(),
  })),
  getExemption: row('401 ok ok ok ok ok ok ok', exemption()),
  decideExemption: row(
    '401 403 403 403 403 403 ok 403',
    exemption({ decision: 'reject', comment: 'not needed' }),
  ),
  // A pending one is withdrawn by those who asked.
  revokeExemption: row('401 403 403 403 403 ok 403 403', exemption({})),
  getFactSources: row('401 ok ok ok ok ok ok ok'),
  getProductFacts: row('401 ok ok ok ok ok ok ok', () => product),
  getCheckEvidence: row('401 ok ok ok ok ok ok ok', () => ({
    ...product,
    query: { scorecard: FOUNDATIONS, checkId: 'support' },
  })),
  collectFacts: row('401 403 403 403 403 ok ok 403', () => product),
  pushFacts: row('401 ok 403 403 403 403 403 403', () => ({
    body: {
      source: 'scanner',
      items: [
        {
          product: FLIGHTS,
          facts: { findings: 0 },
          observedAt: new Date().toISOString(),
          validUntil: inAnHour(),
        },
      ],
    },
  })),
  getSummary: row('401 ok ok ok ok ok ok ok'),
  getHeatMap: row('401 ok ok ok ok ok ok ok', () => ({
    query: { scorecard: FOUNDATIONS },
  })),
  getNextSteps: row('401 ok ok ok ok ok ok ok'),
  exportResults: row('401 ok ok ok ok ok ok ok'),
  getTrend: row('401 ok ok ok ok ok ok ok'),
  getTransitions: row('401 ok ok ok ok ok ok ok'),
};
