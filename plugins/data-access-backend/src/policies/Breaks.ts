import { setImmediate } from 'node:timers/promises';

const SLICE_MS = 50;

/**
 * Breaks in long work, in which others have their turn.
 * @internal
 */
export class Breaks {
  #worked = 0;
  #since = performance.now();

  /** Milliseconds between the breaks so far. */
  get worked(): number {
    return this.#worked;
  }

  /** Takes a break when the last one was long ago. */
  async takeWhenDue(): Promise<void> {
    const slice = performance.now() - this.#since;
    if (slice < SLICE_MS) {
      return;
    }
    this.#worked += slice;
    await setImmediate();
    this.#since = performance.now();
  }
}
