import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { EvaluationResult } from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  isDataContractEntity,
  isDataProductEntity,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DomainTree } from '@meshport/backstage-plugin-data-mesh-node';
import { EntityReader, OverlayReader } from '../collection/EntityReader';
import { collectProducts } from '../collection/collectProducts';
import { ExemptionStore } from '../exemptions/ExemptionStore';
import {
  ENTITY_SOURCE,
  FactsOfProduct,
  FactStore,
  FoundFacts,
  StoredFacts,
} from '../facts/FactStore';
import { EntityContent, judgeProduct } from '../judging';
import { productResult } from '../results/productResult';
import { ScorecardService } from '../scorecards';
import { asRegistered } from './asRegistered';

/**
 * Says how products would stand with files that are not merged yet. Keeps
 * nothing. Facts about the files, and about the real data they point at, are
 * found as they are when the verdict is asked for; facts that other tools
 * pushed are those that are known, and exemptions in force apply.
 * @internal
 */
export class Gate {
  readonly #scorecards: ScorecardService;
  readonly #providers: readonly FactProvider[];
  readonly #pushed: readonly string[];
  readonly #facts: Pick<FactStore, 'current'>;
  readonly #exemptions: Pick<ExemptionStore, 'inForce'>;
  readonly #catalog: () => Promise<EntityReader>;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  /**
   * @param options - `pushed`: ids of the sources that push; `catalog` reads as
   * the backend itself
   */
  constructor(options: {
    scorecards: ScorecardService;
    providers: readonly FactProvider[];
    pushed: readonly string[];
    facts: Pick<FactStore, 'current'>;
    exemptions: Pick<ExemptionStore, 'inForce'>;
    catalog: () => Promise<EntityReader>;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#scorecards = options.scorecards;
    this.#providers = options.providers;
    this.#pushed = options.pushed;
    this.#facts = options.facts;
    this.#exemptions = options.exemptions;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Judges the data products among the files, and the ones their contracts are
   * for.
   *
   * @param options - `reader` sees what the caller sees; `viewer` are the
   * entity refs of the caller and their groups
   * @throws `InputError` when there is no product to judge, and for a file with
   * the name of an entity that the caller may not see
   */
  async evaluate(options: {
    files: Entity[];
    reader: EntityReader;
    viewer: ReadonlySet<string>;
  }): Promise<EvaluationResult> {
    const { viewer } = options;
    const now = this.#now();
    const refs = options.files.map(stringifyEntityRef);
    const existing = await options.reader.byRefs(refs);
    await this.#refuseHidden(refs.filter(ref => !existing.has(ref)));
    const files = asRegistered(options.files, existing);
    const reader = new OverlayReader(options.reader, files);
    const products = await productsOf(files, reader);
    if (products.length === 0) {
      throw new InputError(
        'entities: there is no DataProduct among them, and no DataContract of a product in the catalog',
      );
    }
    const { found } = await collectProducts({
      reader,
      products,
      domains: await this.#domains(files),
      providers: this.#providers,
      viewer,
      logger: this.#logger,
    });
    const facts = await this.#withPushed(found, now);
    const exemptions = await this.#exemptions.inForce(
      [...facts].map(([product, of]) => ({
        product,
        domains: (of.get(ENTITY_SOURCE)?.content as EntityContent).domains,
      })),
      now,
    );
    const scorecards = await this.#scorecards.compiled();
    const judged = [...facts.values()].flatMap(of => {
      const judgement = judgeProduct({
        facts: of,
        scorecards,
        exemptions,
        now,
      });
      return judgement ? [judgement] : [];
    });
    return {
      passed: judged.every(({ passesGate }) => passesGate),
      results: judged.map(({ product, title, owner, domain, scorecards: by }) =>
        productResult(
          { product, title, owner, domain },
          by.map(({ scorecard, checks }) => ({
            definition: scorecard.definition,
            outcomes: new Map(
              checks.map(({ checkId, ...outcome }) => [checkId, outcome]),
            ),
          })),
          viewer,
          now,
        ),
      ),
    };
  }

  /**
   * What is known of an entity that the caller may not see would become known
   * from a file of the same name; it could not be merged either.
   */
  async #refuseHidden(unseen: string[]): Promise<void> {
    const [hidden] = (await (await this.#catalog()).byRefs(unseen)).keys();
    if (hidden) {
      throw new InputError(
        `entities: ${hidden} is the name of an entity that you may not see; choose another one`,
      );
    }
  }

  /**
   * Which domain lies in which decides what rules are in force, whether the
   * caller may see the domains or not.
   */
  async #domains(files: Entity[]): Promise<DomainTree> {
    const catalog = new OverlayReader(await this.#catalog(), files);
    const domains: Entity[] = [];
    for await (const batch of catalog.stream('Domain')) {
      domains.push(...batch);
    }
    return new DomainTree(domains);
  }

  async #withPushed(
    found: FoundFacts[],
    now: Date,
  ): Promise<Map<string, FactsOfProduct>> {
    const pushed = await this.#facts.current(
      [...new Set(found.map(({ product }) => product))],
      this.#pushed,
    );
    const facts = new Map<string, Map<string, StoredFacts>>();
    for (const { product, source, content, failure } of found) {
      const of = facts.get(product) ?? new Map(pushed.get(product));
      // As it would be stored, and read back.
      of.set(source, {
        content: content && JSON.parse(JSON.stringify(content)),
        failure,
        since: now.toISOString(),
      });
      facts.set(product, of);
    }
    return facts;
  }
}

async function productsOf(
  files: Entity[],
  reader: EntityReader,
): Promise<DataProductEntity[]> {
  const refs = files.flatMap(entity => {
    if (isDataProductEntity(entity)) {
      return [stringifyEntityRef(entity)];
    }
    const ref = isDataContractEntity(entity)
      ? resolveEntityRef(entity, entity.spec.product, 'DataProduct')
      : undefined;
    return ref ? [ref] : [];
  });
  const found = await reader.byRefs([...new Set(refs)]);
  return [...found.values()].filter(isDataProductEntity);
}
