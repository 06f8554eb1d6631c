import { Entity } from '@backstage/catalog-model';
import { RuleResult } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CompiledRule, compileRules, versionOf } from './compileRules';
import { FoundPolicy } from './PolicySource';
import { AccessPolicy } from './readPolicy';

/**
 * What is in force for one request.
 * @internal
 */
export interface RulesInForce {
  rules: CompiledRule[];
  /** SHA-256 in hexadecimal of each policy, by its entity ref. */
  versions: Record<string, string>;
}

/**
 * The policies in force, and those of which that is said and that cannot be
 * applied.
 * @internal
 */
export class PolicyBook {
  readonly #policies: readonly AccessPolicy[];
  /** Such a policy might deny: nothing is approved by others meanwhile. */
  readonly unusable: readonly RuleResult[];

  constructor(found: readonly FoundPolicy[]) {
    this.#policies = found.flatMap(one =>
      'policy' in one ? [one.policy] : [],
    );
    this.unusable = found.flatMap(one =>
      'policy' in one
        ? []
        : [
            {
              policy: one.ref,
              rule: '*',
              title: one.ref,
              effect: 'deny',
              result: 'unknown',
              reason: `The policy ${one.problems.join('; ')}`,
            },
          ],
    );
  }

  /**
   * The rules for the ports of a product.
   *
   * @param domains - entity refs of the product's domain and those above it
   */
  rulesFor(product: Entity, domains: readonly string[]): RulesInForce {
    const policies = this.#policies.filter(
      ({ domain, selects }) =>
        (!domain || domains.includes(domain)) && selects(product),
    );
    return {
      rules: policies.flatMap(({ rules }) => rules),
      versions: Object.fromEntries(
        policies.map(({ ref, version }) => [ref, version]),
      ),
    };
  }
}

/**
 * The rules that a product's owner wrote for a port, with what tells their
 * versions apart.
 * @internal
 */
export function rulesOfPort(
  product: DataProductEntity,
  port: OutputPort | undefined,
): RulesInForce {
  const written = port?.access?.rules ?? [];
  const rules = compileRules(product, written);
  return {
    rules,
    versions: rules[0] ? { [rules[0].policy]: versionOf(written) } : {},
  };
}
