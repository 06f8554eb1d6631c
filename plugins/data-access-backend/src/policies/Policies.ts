import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  AccessPolicySummary,
  PolicyDecision,
  PolicyReplay,
} from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  findOutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  judgeRequest,
  portRules,
  PortRules,
  readsLevels,
} from './judgeRequest';
import { Breaks } from './Breaks';
import { CompiledRule } from './compileRules';
import { LevelReader } from './LevelReader';
import { domainOf, Domains, MeshReader } from './MeshReader';
import { PolicyBook, rulesOfPort } from './PolicyBook';
import {
  PolicyInput,
  PolicyService,
  PolicyVerdict,
  ReplayQuery,
} from './PolicyService';
import { PolicySource } from './PolicySource';
import { Provenance } from './Provenance';
import { Replay } from './Replay';
import { keptInputs, RuleInputs, ruleInputs } from './ruleInputs';
import { StepMaker } from './steps/StepMaker';
import { summaryOf } from './summaryOf';

interface Judged {
  input: PolicyInput;
  applying: CompiledRule[];
  decision: PolicyDecision;
}

/**
 * Decides by what the catalog and the scorecards say now.
 * @internal
 */
export class Policies implements PolicyService {
  readonly #source: PolicySource;
  readonly #mesh: MeshReader;
  readonly #levels: LevelReader;
  readonly #provenance: Provenance;
  readonly #replay: Replay;

  constructor(options: {
    source: PolicySource;
    mesh: MeshReader;
    levels: LevelReader;
    provenance: Provenance;
    replay: Replay;
  }) {
    this.#source = options.source;
    this.#mesh = options.mesh;
    this.#levels = options.levels;
    this.#provenance = options.provenance;
    this.#replay = options.replay;
  }

  /** {@inheritdoc PolicyService.decide} */
  async decide(input: PolicyInput): Promise<PolicyVerdict> {
    const [verdict] = await this.decideMany([input]);
    return verdict;
  }

  /** {@inheritdoc PolicyService.decideMany} */
  async decideMany(inputs: readonly PolicyInput[]): Promise<PolicyVerdict[]> {
    if (inputs.length === 0) {
      return [];
    }
    const products = new Set(inputs.map(({ product }) => product));
    const [found, domains] = await Promise.all([
      this.#source.inForce(),
      this.#mesh.domainsOf([...products]),
    ]);
    const rules = this.#rulesFor(inputs, new PolicyBook(found), domains);
    const levels = await this.#levelsFor(inputs, rules);
    const at = new Date().toISOString();

    const breaks = new Breaks();
    const judged: Judged[] = [];
    for (const [index, input] of inputs.entries()) {
      await breaks.takeWhenDue();
      const { rules: inForce, versions } = rules[index];
      const known = ruleInputs(input, knownOf(input, domains, levels));
      const { applying, ...said } = judgeRequest(rules[index], known);
      judged.push({
        input,
        applying,
        decision: {
          ...said,
          versions,
          inputs: keptInputs(known, inForce),
          at,
        },
      });
    }
    const steps = await new StepMaker(this.#mesh, domains).make(
      judged.map(({ input, applying, decision }) =>
        decision.outcome === 'decide' ? { ...input, applying } : undefined,
      ),
    );
    return judged.map(({ decision }, index) => ({
      ...decision,
      steps: steps[index],
    }));
  }

  /** {@inheritdoc PolicyService.list} */
  async list(
    credentials: BackstageCredentials,
  ): Promise<AccessPolicySummary[]> {
    const [inForce, others] = await Promise.all([
      this.#source.inForce(),
      this.#source.others(credentials),
    ]);
    return [
      ...inForce.map(found => summaryOf(found, true)),
      ...others.map(found => summaryOf(found, false)),
    ];
  }

  /** {@inheritdoc PolicyService.replay} */
  async replay(
    query: ReplayQuery,
  ): Promise<{ items: PolicyReplay[]; problems: string[] }> {
    return this.#replay.run(await this.#source.inForce(), query);
  }

  /** For each input; requests for the same port share theirs. */
  #rulesFor(
    inputs: readonly PolicyInput[],
    book: PolicyBook,
    domains: Domains,
  ): PortRules[] {
    const made = new Map<DataProductEntity, Map<string, PortRules>>();
    return inputs.map(({ product, terms }) => {
      const ofProduct = made.get(product) ?? new Map<string, PortRules>();
      made.set(product, ofProduct);
      const key = `${terms.port} ${terms.version}`;
      const known = ofProduct.get(key);
      if (known) {
        return known;
      }
      const port = findOutputPort(product, {
        name: terms.port,
        version: terms.version,
      });
      const rules = portRules(book, rulesOfPort(product, port), product, {
        domains: domains.chain(domainOf(product)),
        peopleOnly: this.#provenance.refusal(product, port),
      });
      ofProduct.set(key, rules);
      return rules;
    });
  }

  async #levelsFor(inputs: readonly PolicyInput[], rules: PortRules[]) {
    const readers = inputs.filter((_, index) => readsLevels(rules[index]));
    const refs = readers.map(({ product }) => stringifyEntityRef(product));
    return this.#levels.read(refs);
  }
}

function knownOf(
  { product }: PolicyInput,
  domains: Domains,
  levels: ReadonlyMap<string, RuleInputs['levels']>,
): Pick<RuleInputs, 'domain' | 'domains' | 'levels'> {
  const domain = domainOf(product);
  const found = levels.get(stringifyEntityRef(product));
  return {
    ...(domain && { domain, domains: domains.chain(domain) }),
    ...(found && { levels: found }),
  };
}
