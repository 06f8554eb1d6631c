/** Ends something that runs. */
export type Stop = () => Promise<void>;

/**
 * What runs for a portal, and how to end it: the last to start stops first.
 */
export class RunningServices {
  readonly #stops: Stop[] = [];
  #stopping = false;

  /** Whether stopping has begun. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /**
   * Adds something that runs now. When stopping has begun already, it is
   * stopped at once.
   */
  async add(stop: Stop): Promise<void> {
    this.#stops.push(stop);
    if (this.#stopping) {
      await this.stop();
    }
  }

  /**
   * Stops everything. One that fails to stop does not keep the others running.
   *
   * @throws the first failure, when all had their turn
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    const failures: unknown[] = [];
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      await stop().catch(error => failures.push(error));
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}
