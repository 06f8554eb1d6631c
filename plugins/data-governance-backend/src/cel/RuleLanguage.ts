import { Environment } from '@marcbachmann/cel-js';
import { hashOf } from '../hash';
import { createRuleEnvironment, FactSource } from './environment';
import { Meter } from './Meter';

/**
 * What rules can be written in: the variables and functions, with the facts of
 * the sources that are installed. Rules compiled in one language only work on
 * variables made for it.
 * @internal
 */
export class RuleLanguage {
  readonly sources: readonly FactSource[];
  readonly environment: Environment;
  /** Bounds every evaluation. */
  readonly meter = new Meter();
  /**
   * Changes when other facts are installed: rules may mean something else then.
   */
  readonly signature: string;

  constructor(sources: readonly FactSource[]) {
    this.sources = sources;
    this.environment = createRuleEnvironment(sources, this.meter);
    this.signature = hashOf(
      sources.map(({ id, facts }) => [
        id,
        Object.entries(facts).map(([name, { type }]) => [name, type]),
      ]),
    );
  }
}
