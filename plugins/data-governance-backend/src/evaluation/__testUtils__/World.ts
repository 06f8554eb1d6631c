import { Knex } from 'knex';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
  ODCS,
} from '../../__testUtils__/entities';
import { Replica, TestCatalog } from '../../__testUtils__/replica';
import {
  changeExemption,
  ExemptionRecord,
} from '../../exemptions/exemptionMachine';
import { Step } from './anyStep';

const START = new Date('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;
const refOf = (name: string) => `dataproduct:default/${name}`;

/** One mesh in a world where steps happen. */
export class World {
  readonly catalog = new TestCatalog();
  readonly clock = { now: START };
  readonly #incidents = new Map<string, number>();
  readonly #exemptions: ExemptionRecord[] = [];

  constructor() {
    this.catalog.put(
      aGroup('flight-operations', ['olivia']),
      aDomain('air'),
      aDomain('sea'),
    );
  }

  async happens(step: Step, replica: Replica): Promise<void> {
    this.clock.now = new Date(this.clock.now.getTime() + HOUR);
    switch (step.type) {
      case 'product':
        return this.catalog.put(
          aProduct(step.name, {
            spec: {
              domain: step.domain,
              inputPorts: [{ name: 'in', product: step.input }],
              ...(step.purpose ? { purpose: 'To plan' } : {}),
            },
          }),
        );
      case 'contract':
        return this.catalog.put(
          aContract(step.name, step.valid ? ODCS : 'kind: nothing'),
        );
      case 'remove':
        return this.catalog.remove(
          step.kind === 'datacontract'
            ? `datacontract:default/${step.name}-contract`
            : `${step.kind}:default/${step.name}`,
        );
      case 'group':
        return this.catalog.put(
          aGroup('flight-operations', ['olivia'].slice(0, step.members)),
        );
      case 'domain':
        return this.catalog.put(aDomain('air', step.parent || undefined));
      case 'rules':
        return this.catalog.put(
          aScorecard(
            step.name,
            step.rules.map((rule, index) =>
              aCheck(`check-${index}`, rule, {
                level: index % 2 ? 'silver' : 'bronze',
                ...(step.grace && index === 0
                  ? { phase: 'grace', enforcedFrom: '2026-06-02' }
                  : {}),
              }),
            ),
            step.scoped ? { scope: { domain: 'sea' } } : {},
          ),
        );
      case 'incidents':
        this.#incidents.set(refOf(step.name), step.open);
        return replica.report({ [refOf(step.name)]: step.open });
      case 'exemption':
        return this.#exempt(step, replica);
      default:
        this.clock.now = new Date(this.clock.now.getTime() + step.hours * HOUR);
        return undefined;
    }
  }

  /** What is known of the world to a backend that knew nothing before. */
  async tell(replica: Replica, knex: Knex): Promise<void> {
    await replica.report(Object.fromEntries(this.#incidents));
    const rows = await knex('exemptions');
    if (rows.length > 0) {
      throw new Error('It knows something');
    }
    for (const exemption of this.#exemptions) {
      await approve(replica, exemption, this.clock.now);
    }
  }

  async #exempt(
    { check, product }: { check: number; product: string | undefined },
    replica: Replica,
  ): Promise<void> {
    const key = `check-${check} ${product ?? ''}`;
    const now = this.clock.now.toISOString();
    if (this.#exemptions.some(({ reason }) => reason === key)) {
      return;
    }
    const exemption: ExemptionRecord = {
      id: `exemption-${this.#exemptions.length}`,
      state: 'pending',
      scorecard: 'scorecard:default/foundations',
      checkId: `check-${check}`,
      scorecardTitle: 'Foundations',
      checkTitle: 'Check',
      ...(product
        ? { product: refOf(product) }
        : { domain: 'domain:default/sea' }),
      reason: key,
      endsAt: '2027-01-01T00:00:00.000Z',
      requestedBy: 'user:default/olivia',
      requestedAt: now,
      revision: 1,
    };
    this.#exemptions.push(exemption);
    await approve(replica, exemption, this.clock.now);
  }
}

async function approve(
  { exemptions }: Replica,
  exemption: ExemptionRecord,
  now: Date,
): Promise<void> {
  const { requestedBy: by, requestedAt: at } = exemption;
  await exemptions.add({
    exemption,
    event: { at, by, to: 'pending' },
    affectsResults: false,
  });
  await exemptions.change(
    changeExemption(
      exemption,
      {
        type: 'approve',
        actor: { user: 'user:default/grace', ownsRule: true },
      },
      now,
    ),
  );
}
