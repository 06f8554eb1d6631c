import { InputError } from '@backstage/errors';
import { isCounting } from '@meshport/backstage-plugin-data-governance-common';
import {
  CheckDefinition,
  ScorecardDefinition,
  ScorecardService,
} from '../scorecards';

/**
 * A check that someone is shown, with the scorecard it belongs to.
 * @internal
 */
export interface ShownCheck {
  scorecard: ScorecardDefinition;
  check: CheckDefinition;
}

/**
 * The rules in force as one person sees them: drafts are seen by those who own
 * the scorecard.
 * @internal
 */
export class ShownRules {
  readonly #scorecards: ReadonlyMap<string, ScorecardDefinition>;
  readonly #claims: ReadonlySet<string>;

  /**
   * @param claims - entity refs of the person and their groups
   */
  constructor(
    scorecards: readonly ScorecardDefinition[],
    claims: ReadonlySet<string>,
  ) {
    this.#scorecards = new Map(scorecards.map(s => [s.ref, s]));
    this.#claims = claims;
  }

  /** Reads the rules in force. */
  static async read(
    service: Pick<ScorecardService, 'list'>,
    claims: ReadonlySet<string>,
  ): Promise<ShownRules> {
    const stored = await service.list();
    return new ShownRules(
      stored.flatMap(({ current }) => (current ? [current.definition] : [])),
      claims,
    );
  }

  get scorecards(): ScorecardDefinition[] {
    return [...this.#scorecards.values()];
  }

  find(scorecard: string): ScorecardDefinition | undefined {
    return this.#scorecards.get(scorecard);
  }

  /**
   * @throws `InputError` when there is no such scorecard
   */
  require(scorecard: string): ScorecardDefinition {
    const found = this.find(scorecard);
    if (!found) {
      throw new InputError(
        `scorecard: there is no ${scorecard} that can be used`,
      );
    }
    return found;
  }

  /**
   * The checks of one scorecard, or of all, that the person is shown.
   */
  checks(scorecard?: string): ShownCheck[] {
    const among = scorecard ? [this.require(scorecard)] : this.scorecards;
    return among.flatMap(definition =>
      definition.checks
        .filter(({ phase }) => phase !== 'draft' || this.#owns(definition))
        .map(check => ({ scorecard: definition, check })),
    );
  }

  /** The checks of one scorecard, or of all, that count now. */
  counting(now: Date, scorecard?: string): ShownCheck[] {
    return this.checks(scorecard).filter(({ check }) => isCounting(check, now));
  }

  /** Refs of the scorecards that the person owns. */
  owned(): string[] {
    return this.scorecards
      .filter(definition => this.#owns(definition))
      .map(({ ref }) => ref);
  }

  /**
   * @returns `undefined` for a check that is gone, or is a draft of others
   */
  findCheck(scorecard: string, checkId: string): CheckDefinition | undefined {
    const definition = this.find(scorecard);
    const check = definition?.checks.find(({ id }) => id === checkId);
    return check?.phase === 'draft' && definition && !this.#owns(definition)
      ? undefined
      : check;
  }

  #owns({ owner }: ScorecardDefinition): boolean {
    return this.#claims.has(owner);
  }
}
