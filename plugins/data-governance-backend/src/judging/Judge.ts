import { stringifyEntityRef } from '@backstage/catalog-model';
import { ActiveExemption } from '../exemptions/ExemptionStore';
import {
  CompiledCheck,
  CompiledScorecard,
  ProductVariables,
  ScorecardLanguage,
} from '../scorecards';
import { EntityContent } from './EntityContent';
import { concerns } from './concerns';
import { ruleVariables } from './ruleVariables';
import { CheckOutcome, JudgementInput } from './types';

const MAX_REASON = 1_000;

/**
 * A check, and the scorecard it belongs to.
 * @internal
 */
export interface JudgeCheck {
  scorecard: CompiledScorecard;
  check: CompiledCheck;
}

/**
 * Finds the outcomes of checks on one product. Never throws for a rule:
 * whatever goes wrong in one makes its check `unknown`, with the reason.
 * @internal
 */
export class Judge {
  readonly #input: JudgementInput;
  readonly #content: EntityContent;
  readonly #failures: [source: string, failure: string][];
  readonly #exemptions: Map<string, ActiveExemption>;
  readonly #variables = new Map<ScorecardLanguage, ProductVariables>();

  constructor(input: JudgementInput, content: EntityContent) {
    this.#input = input;
    this.#content = content;
    this.#failures = failuresOf(input);
    this.#exemptions = exemptionsOf(input, content);
  }

  /** The outcome of a check, with exemptions. */
  outcome({ scorecard, check }: JudgeCheck): CheckOutcome {
    if (!check.selects(this.#content.product)) {
      return {
        checkId: check.definition.id,
        status: 'not-applicable',
        reason: 'The check is not for this product.',
      };
    }
    const outcome =
      this.#known(scorecard, check) ?? this.#evaluate(scorecard, check);
    const exemption =
      outcome.status === 'pass'
        ? undefined
        : this.#exemptions.get(keyOf(scorecard.definition.ref, check));
    if (!exemption) {
      return outcome;
    }
    const { id, endsAt, reason, ticket } = exemption;
    return {
      ...outcome,
      status: 'exempt',
      exemption: { id, endsAt, reason, ticket },
    };
  }

  /** The outcome of a check that cannot be evaluated. */
  unknown({ check }: JudgeCheck, reason: string): CheckOutcome {
    return outcomeOf(check, 'unknown', reason);
  }

  /** What was found before, when nothing changed that the check reads. */
  #known(
    { definition }: CompiledScorecard,
    check: CompiledCheck,
  ): CheckOutcome | undefined {
    const { previous, changed } = this.#input;
    const known = previous?.get(definition.ref)?.get(check.definition.id);
    // Of an exempt check it is not known whether it failed or was unknown.
    if (
      !known ||
      !changed ||
      known.status === 'exempt' ||
      known.status === 'not-applicable' ||
      changed.some(read => concerns(read, definition.ref, check))
    ) {
      return undefined;
    }
    const { status, reason } = known;
    return { checkId: check.definition.id, status, reason };
  }

  #evaluate(scorecard: CompiledScorecard, check: CompiledCheck): CheckOutcome {
    if (!check.rule) {
      return outcomeOf(
        check,
        'unknown',
        `The rule cannot be used: ${check.problem}.`,
      );
    }
    const failure = this.#failureOf(scorecard, check);
    if (failure) {
      return outcomeOf(check, 'unknown', failure);
    }
    const variables = this.#variablesOf(scorecard.language);
    const { expression, explainer } = check.rule;
    const outcome = expression.evaluate(variables);
    if ('error' in outcome) {
      return outcomeOf(check, 'unknown', `${outcome.error}.`);
    }
    switch (outcome.value) {
      case true:
        return outcomeOf(check, 'pass', explainer.explainPass(variables));
      case false:
        return outcomeOf(
          check,
          'fail',
          ownMessage(check, variables) || explainer.explainFail(variables),
        );
      default:
        return outcomeOf(
          check,
          'unknown',
          'The rule did not result in true or false.',
        );
    }
  }

  /**
   * Why a check cannot be decided whatever its rule would say of the rest: a
   * source that it reads has failed, or was not asked yet.
   */
  #failureOf(
    { definition, language }: CompiledScorecard,
    check: CompiledCheck,
  ): string | undefined {
    const failed = this.#failures.find(([source]) =>
      concerns(source, definition.ref, check),
    );
    if (failed) {
      const [source, failure] = failed;
      return `facts.${source} could not be collected: ${failure}`;
    }
    const { facts } = this.#input;
    const missing = neededBy(check, language).find(id => !facts.has(id));
    return missing && `facts.${missing} has not been collected yet.`;
  }

  #variablesOf(language: ScorecardLanguage): ProductVariables {
    let variables = this.#variables.get(language);
    if (!variables) {
      variables = ruleVariables(language, this.#content, this.#input.facts);
      this.#variables.set(language, variables);
    }
    return variables;
  }
}

// The same for every product.
const NEEDED = new WeakMap<CompiledCheck, string[]>();

/** The sources that a check cannot be decided without. */
function neededBy(
  check: CompiledCheck,
  { sources }: ScorecardLanguage,
): string[] {
  let needed = NEEDED.get(check);
  if (!needed) {
    needed = sources
      .filter(({ id, pushed }) => !pushed && concerns(id, '', check))
      .map(({ id }) => id);
    NEEDED.set(check, needed);
  }
  return needed;
}

function failuresOf({ facts, now }: JudgementInput): [string, string][] {
  return [...facts].flatMap(([source, { failure, validUntil }]) => {
    if (failure !== undefined) {
      return [[source, failure] as [string, string]];
    }
    return validUntil !== undefined && Date.parse(validUntil) <= now.getTime()
      ? [[source, `what was found held until ${validUntil}`]]
      : [];
  });
}

function exemptionsOf(
  { exemptions, now }: JudgementInput,
  { product, domains }: EntityContent,
): Map<string, ActiveExemption> {
  if (exemptions.length === 0) {
    return new Map();
  }
  const ref = stringifyEntityRef(product);
  const inForce = exemptions
    .filter(
      exemption =>
        Date.parse(exemption.endsAt) > now.getTime() &&
        (exemption.product === ref ||
          (exemption.domain !== undefined &&
            domains.includes(exemption.domain))),
    )
    // Of several the one that ends last is left in the map.
    .sort((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
  return new Map(
    inForce.map(exemption => [
      `${exemption.scorecard}\0${exemption.checkId}`,
      exemption,
    ]),
  );
}

function keyOf(scorecard: string, { definition }: CompiledCheck): string {
  return `${scorecard}\0${definition.id}`;
}

function ownMessage(
  check: CompiledCheck,
  variables: ProductVariables,
): string | undefined {
  const outcome = check.message?.evaluate(variables);
  return outcome && 'value' in outcome && typeof outcome.value === 'string'
    ? outcome.value.trim()
    : undefined;
}

function outcomeOf(
  { definition }: CompiledCheck,
  status: CheckOutcome['status'],
  reason: string,
): CheckOutcome {
  return {
    checkId: definition.id,
    status,
    reason:
      reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason,
  };
}
