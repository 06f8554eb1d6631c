import { ServiceUnavailableError } from '@backstage/errors';

/**
 * Lets a few in at a time. Those beyond are told to come again, rather than
 * kept waiting until nobody waits for the answer any more.
 * @public
 */
export class Turnstile {
  readonly #most: number;
  readonly #refusal: string;
  #inside = 0;

  /**
   * @param options - `refusal`: what those beyond are told
   */
  constructor(options: { most: number; refusal: string }) {
    this.#most = options.most;
    this.#refusal = options.refusal;
  }

  /**
   * @throws `ServiceUnavailableError` when as many are inside as may be; what
   * `run` throws
   */
  async pass<T>(run: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#most) {
      throw new ServiceUnavailableError(this.#refusal);
    }
    this.#inside += 1;
    try {
      return await run();
    } finally {
      this.#inside -= 1;
    }
  }
}
