/**
 * A failure a person can mend: the message is one line that says what is wrong
 * and what to do. It is shown without a stack.
 *
 * @public
 */
export class StartError extends Error {
  /**
   * @param problem - what is wrong, as a sentence
   * @param remedy - what mends it, as a sentence
   */
  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem} ${remedy}`, options);
    this.name = 'StartError';
  }
}
