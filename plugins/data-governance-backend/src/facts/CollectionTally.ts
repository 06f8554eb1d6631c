import { CollectionProgress } from './CollectionLog';
import { FoundFacts, SavedFacts } from './FactStore';

// More would not be read.
const MAX_REASONS = 3;

/**
 * Adds up how a collection fares, batch by batch.
 * @internal
 */
export class CollectionTally {
  #products = 0;
  #changed = 0;
  #failed = 0;
  readonly #reasons = new Map<string, number>();
  #stopped: string | undefined;

  add(found: readonly FoundFacts[], { changed }: SavedFacts): void {
    this.#products += found.length;
    this.#changed += changed.length;
    for (const { failure } of found) {
      if (failure !== undefined) {
        this.#failed += 1;
        this.#reasons.set(failure, (this.#reasons.get(failure) ?? 0) + 1);
      }
    }
  }

  /** Notes why the collection ended before all products were asked about. */
  stop(reason: string): void {
    this.#stopped = `It stopped early: ${reason}`;
  }

  get progress(): CollectionProgress {
    const reasons = [...this.#reasons]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_REASONS)
      .map(([reason]) => reason);
    const problems = this.#stopped ? [this.#stopped, ...reasons] : reasons;
    return {
      products: this.#products,
      changed: this.#changed,
      failed: this.#failed,
      ...(problems.length > 0 ? { problem: problems.join('; ') } : {}),
    };
  }
}
