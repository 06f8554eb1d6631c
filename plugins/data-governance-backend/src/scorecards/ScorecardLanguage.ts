import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { RuleLanguage } from '@meshport/backstage-plugin-data-mesh-node';
import { hashOf } from '../hash';

/**
 * A source of facts as rules see it.
 * @internal
 */
export interface FactSource {
  id: string;
  facts: Record<string, FactDeclaration>;
  /**
   * Whether other tools push them: that none came yet is no failure then, and
   * `has()` is false for them.
   */
  pushed?: boolean;
}

/**
 * What rules read of one product.
 * @internal
 */
export type ProductVariables = Readonly<{
  product: unknown;
  ports: unknown[];
  contracts: unknown[];
  /** By source, then by name. */
  facts: Record<string, unknown>;
}>;

/**
 * What the rules of scorecards can be written in: the product, its ports and
 * contracts, and the facts of the sources that are installed. Facts are typed,
 * so that a rule that misspells one is refused when it is loaded.
 * @internal
 */
export class ScorecardLanguage extends RuleLanguage {
  readonly sources: readonly FactSource[];
  /**
   * Changes when other facts are installed: rules may mean something else then.
   */
  readonly signature: string;

  constructor(sources: readonly FactSource[]) {
    const types = sources.map(
      ({ id, facts }) =>
        [
          id,
          Object.fromEntries(
            Object.entries(facts).map(([name, { type }]) => [name, type]),
          ),
        ] as const,
    );
    super({
      variables: {
        product: 'map<string, dyn>',
        ports: 'list<map<string, dyn>>',
        contracts: 'list<map<string, dyn>>',
        facts: Object.fromEntries(types),
      },
      found: ['facts'],
    });
    this.sources = sources;
    this.signature = hashOf(
      types.map(([id, facts]) => [id, Object.entries(facts)]),
    );
  }
}
