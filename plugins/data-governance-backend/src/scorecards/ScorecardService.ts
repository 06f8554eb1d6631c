import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isScorecardEntity } from '@meshport/backstage-plugin-data-governance-common';
import { Environment } from '@marcbachmann/cel-js';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { createRuleEnvironment } from '../cel/environment';
import { ScorecardStore, StoredScorecard } from '../database/ScorecardStore';
import { hashOf } from '../hash';
import { CompiledScorecard, compileScorecard } from './compileScorecard';
import { readScorecard } from './readScorecard';

/**
 * The scorecards in force.
 * @internal
 */
export class ScorecardService {
  readonly #store: ScorecardStore;
  readonly #logger: LoggerService;
  readonly #environment: Environment;
  readonly #signature: string;
  // By ref; the store is the truth, this only saves compiling again.
  readonly #compiled = new Map<string, CompiledScorecard>();

  constructor(options: {
    store: ScorecardStore;
    logger: LoggerService;
    providers: FactProvider[];
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#environment = createRuleEnvironment(options.providers);
    this.#signature = hashOf(
      options.providers.map(({ id, facts }) => [id, facts]),
    );
  }

  /**
   * Changes when other facts are installed: rules may mean something else then.
   */
  get signature(): string {
    return this.#signature;
  }

  /**
   * Takes over what the catalog has now. A scorecard that cannot be used
   * leaves its previous version in force and is listed with its problems.
   *
   * @param entities - all scorecards of the catalog
   */
  async sync(entities: Entity[], at: Date): Promise<void> {
    const stored = new Map((await this.#store.list()).map(s => [s.ref, s]));
    const changed: StoredScorecard[] = [];
    const seen = new Set<string>();
    for (const entity of entities.filter(isScorecardEntity)) {
      const ref = stringifyEntityRef(entity);
      const { title, name, description } = entity.metadata;
      const sourceHash = hashOf([
        this.#signature,
        title,
        description,
        entity.spec,
      ]);
      seen.add(ref);
      const previous = stored.get(ref);
      if (previous?.sourceHash !== sourceHash) {
        const loaded = this.#load(entity);
        changed.push({
          ref,
          title: title ?? name,
          owner: String(entity.spec.owner),
          sourceHash,
          current: loaded.current ?? previous?.current,
          problems: loaded.problems,
        });
      }
    }
    await this.#store.save(changed, at);
    const gone = [...stored.keys()].filter(ref => !seen.has(ref));
    await this.#store.remove(gone);
  }

  /**
   * All scorecards as they are stored, those without a usable version too.
   */
  list(): Promise<StoredScorecard[]> {
    return this.#store.list();
  }

  /**
   * The scorecards that can be evaluated.
   */
  async compiled(): Promise<CompiledScorecard[]> {
    const stored = await this.#store.list();
    const refs = new Set(stored.map(({ ref }) => ref));
    for (const ref of this.#compiled.keys()) {
      if (!refs.has(ref)) {
        this.#compiled.delete(ref);
      }
    }
    return stored.flatMap(({ ref, current }) => {
      if (!current) {
        return [];
      }
      let scorecard = this.#compiled.get(ref);
      if (scorecard?.hash !== current.hash) {
        scorecard = compileScorecard(
          this.#environment,
          current.definition,
          current.hash,
        );
        this.#compiled.set(ref, scorecard);
      }
      return [scorecard];
    });
  }

  #load(entity: Entity): Pick<StoredScorecard, 'current' | 'problems'> {
    const ref = stringifyEntityRef(entity);
    const read = readScorecard(entity);
    const problems =
      'problems' in read
        ? read.problems.map(problem => `Scorecard ${ref}, ${problem}`)
        : compileScorecard(this.#environment, read.definition, '').problems;
    if ('problems' in read || problems.length > 0) {
      for (const problem of problems) {
        this.#logger.warn(`A scorecard cannot be used: ${problem}`);
      }
      return { problems };
    }
    const { definition } = read;
    return { current: { hash: hashOf(definition), definition }, problems: [] };
  }
}
