import { InputError } from '@backstage/errors';
import {
  AccessRequest,
  PolicyReplay,
} from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  findOutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Turnstile } from '@meshport/backstage-plugin-data-mesh-node';
import { Breaks } from './Breaks';
import {
  judgeRequest,
  PortRules,
  portRules,
  readsLevels,
} from './judgeRequest';
import { LevelReader } from './LevelReader';
import { domainOf, MeshReader } from './MeshReader';
import { pastInputs, RecordedInputs, recordedInputs } from './pastInputs';
import { listPastRequests, PastRequests } from './pastRequests';
import { PolicyBook, rulesOfPort } from './PolicyBook';
import { ReplayQuery } from './PolicyService';
import { Provenance } from './Provenance';
import { FoundPolicy } from './PolicySource';
import { readDefinitions } from './readDefinitions';
import { RuleInputs } from './ruleInputs';

const BUDGET_MS = 5_000;

/** A past request, and all that it is judged by. */
interface PastCase {
  request: AccessRequest;
  recorded: RecordedInputs;
  product: DataProductEntity;
  rules: PortRules;
  today: Pick<RuleInputs, 'domain' | 'domains'>;
}

/**
 * Judges past requests by other policies, as far as it is known what was so
 * then: what a decision kept is taken from it, the rest is as it is today.
 * @internal
 */
export class Replay {
  readonly #requests: PastRequests;
  readonly #mesh: MeshReader;
  readonly #levels: LevelReader;
  readonly #provenance: Provenance;
  readonly #turnstile = new Turnstile({
    most: 2,
    refusal: 'Policies are being tried out by others; try again in a moment',
  });

  constructor(options: {
    requests: PastRequests;
    mesh: MeshReader;
    levels: LevelReader;
    provenance: Provenance;
  }) {
    this.#requests = options.requests;
    this.#mesh = options.mesh;
    this.#levels = options.levels;
    this.#provenance = options.provenance;
  }

  /**
   * @param inForce - the policies of today, of which the query replaces some
   * @throws `InputError` for definitions that cannot be read, or that take too
   * long; `ServiceUnavailableError` while others keep it busy
   */
  async run(
    inForce: readonly FoundPolicy[],
    query: ReplayQuery,
  ): Promise<{ items: PolicyReplay[]; problems: string[] }> {
    return this.#turnstile.pass(() => this.#replay(inForce, query));
  }

  async #replay(
    inForce: readonly FoundPolicy[],
    query: ReplayQuery,
  ): Promise<{ items: PolicyReplay[]; problems: string[] }> {
    const { policies, problems } = readDefinitions(query.definitions);
    const named = new Set(policies.map(({ ref }) => ref));
    const book = new PolicyBook([
      ...inForce.filter(({ ref }) => !named.has(ref)),
      ...policies,
    ]);
    const requests = await listPastRequests(this.#requests, query);
    const cases = await this.#casesOf(requests, book);
    const items = await this.#judge(cases);
    const gone = requests.length - cases.length;
    return {
      items,
      problems:
        gone > 0
          ? [
              ...problems,
              `${gone} requests are left out: their products are no longer in the catalog`,
            ]
          : problems,
    };
  }

  async #casesOf(
    requests: readonly AccessRequest[],
    book: PolicyBook,
  ): Promise<PastCase[]> {
    const products = await this.#mesh.products(
      requests.map(({ product }) => product),
    );
    const domains = await this.#mesh.domainsOf([...products.values()]);
    return requests.flatMap(request => {
      const product = products.get(request.product);
      if (!product) {
        return [];
      }
      const domain = domainOf(product);
      const chain = domains.chain(domain);
      const recorded = recordedInputs(request);
      const port = findOutputPort(product, {
        name: request.port,
        version: request.version,
      });
      return {
        request,
        recorded,
        product,
        rules: portRules(book, rulesOfPort(product, port), product, {
          domains: recorded.domains ?? chain,
          peopleOnly: this.#provenance.refusal(product, port),
        }),
        today: { ...(domain && { domain }), domains: chain },
      };
    });
  }

  async #judge(cases: readonly PastCase[]): Promise<PolicyReplay[]> {
    const [groups, levels] = await Promise.all([
      this.#mesh.groupsOf(
        cases
          .filter(({ recorded }) => !recorded.requester?.groups)
          .map(({ request }) => request.requester),
      ),
      this.#levels.read(
        cases
          .filter(
            ({ recorded, rules }) => !recorded.levels && readsLevels(rules),
          )
          .map(({ request }) => request.product),
      ),
    ]);
    const breaks = new Breaks();
    const items: PolicyReplay[] = [];
    for (const { request, recorded, product, rules, today } of cases) {
      await breaks.takeWhenDue();
      if (breaks.worked > BUDGET_MS) {
        throw new InputError(
          `definitions: the rules took more than ${
            BUDGET_MS / 1_000
          } seconds for ${
            items.length
          } requests; make them simpler, or ask for fewer requests`,
        );
      }
      const {
        outcome,
        reason,
        rules: said,
      } = judgeRequest(
        rules,
        pastInputs(request, recorded, product, {
          ...today,
          groups: groups.get(request.requester),
          levels: levels.get(request.product),
        }),
      );
      items.push({
        requestId: request.id,
        product: request.product,
        port: request.port,
        version: request.version,
        holder: request.holder,
        purpose: request.purpose,
        createdAt: request.createdAt,
        ...(request.policy && { before: request.policy.outcome }),
        state: request.state,
        after: { outcome, reason, rules: said },
      });
    }
    return items;
  }
}
