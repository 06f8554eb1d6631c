import { ContractProblem } from '../../contract';
import { Source } from '../source/Source';

/**
 * Ends an import that cannot make anything of its source. Thrown and caught
 * within the importers.
 *
 * @internal
 */
export class Refusal extends Error {
  readonly problems: ContractProblem[];

  constructor(problems: ContractProblem[]) {
    super('The source cannot be imported');
    this.problems = problems;
  }

  /** Refuses because of one place in the source. */
  static at(source: Source, message: string): Refusal {
    return new Refusal([{ path: source.path, message }]);
  }
}
