import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  isScorecardEntity,
  ScorecardVersion,
} from '@meshport/backstage-plugin-data-governance-common';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { hashOf } from '../hash';
import { CompiledScorecard, compileScorecard } from './compileScorecard';
import { loadScorecard } from './loadScorecard';
import { ScorecardLanguage } from './ScorecardLanguage';
import { ScorecardStore, StoredScorecard } from './ScorecardStore';

/**
 * The scorecards in force.
 * @internal
 */
export class ScorecardService {
  /** What rules are written in. */
  readonly language: ScorecardLanguage;
  readonly #store: ScorecardStore;
  readonly #logger: LoggerService;
  // By ref; the store is the truth, this only saves compiling again.
  readonly #compiled = new Map<string, CompiledScorecard>();

  constructor(options: {
    store: ScorecardStore;
    logger: LoggerService;
    language: ScorecardLanguage;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.language = options.language;
  }

  /**
   * Takes over what the catalog has now. A scorecard that cannot be used
   * leaves its previous version in force and is listed with its problems.
   *
   * @param entities - all scorecards of the catalog
   * @param alongside - writes what follows from a change, in the transaction
   * that stores it; called with the refs that are returned
   * @returns refs of the scorecards that may say something else now, those that
   * are gone among them
   */
  async sync(
    entities: Entity[],
    at: Date,
    alongside?: (
      transaction: Knex.Transaction,
      changed: string[],
    ) => Promise<void>,
  ): Promise<string[]> {
    const stored = new Map((await this.#store.list()).map(s => [s.ref, s]));
    const saved: StoredScorecard[] = [];
    const seen = new Set<string>();
    for (const entity of entities.filter(isScorecardEntity)) {
      const ref = stringifyEntityRef(entity);
      const { title, name, description } = entity.metadata;
      const sourceHash = hashOf([
        this.language.signature,
        title,
        description,
        entity.spec,
      ]);
      seen.add(ref);
      const previous = stored.get(ref);
      if (previous?.sourceHash !== sourceHash) {
        const loaded = this.#load(entity);
        saved.push({
          ref,
          title: title ?? name,
          owner:
            resolveEntityRef(entity, String(entity.spec.owner), 'Group') ??
            String(entity.spec.owner),
          sourceHash,
          current: loaded.current ?? previous?.current,
          problems: loaded.problems,
        });
      }
    }
    const removed = [...stored.keys()].filter(ref => !seen.has(ref));
    const changed = [...saved.map(({ ref }) => ref), ...removed];
    if (changed.length > 0) {
      await this.#store.save({ saved, removed }, at, async transaction =>
        alongside?.(transaction, changed),
      );
    }
    return changed;
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
          this.language,
          current.definition,
          current.hash,
        );
        this.#compiled.set(ref, scorecard);
      }
      return [scorecard];
    });
  }

  /**
   * The scorecards that were in force at a time, in the language of today.
   */
  async compiledAt(time: Date): Promise<CompiledScorecard[]> {
    const definitions = await this.#store.at(time);
    return definitions.map(({ hash, definition }) =>
      compileScorecard(this.language, definition, hash),
    );
  }

  /** The versions of a scorecard that were in force, newest first. */
  versions(ref: string): Promise<ScorecardVersion[]> {
    return this.#store.versions(ref);
  }

  #load(entity: Entity): Pick<StoredScorecard, 'current' | 'problems'> {
    const loaded = loadScorecard(this.language, entity);
    if ('scorecard' in loaded) {
      const { hash, definition } = loaded.scorecard;
      return { current: { hash, definition }, problems: [] };
    }
    const ref = stringifyEntityRef(entity);
    const problems = loaded.problems.map(
      ({ field, message }) => `Scorecard ${ref}, ${field}: ${message}`,
    );
    for (const problem of problems) {
      this.#logger.warn(`A scorecard cannot be used: ${problem}`);
    }
    return { problems };
  }
}
