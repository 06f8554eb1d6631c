import {
  StatusCounts,
  TrendPoint,
} from '@meshport/backstage-plugin-data-governance-common';

/** The key of products that reached no level. */
export const NO_LEVEL = 'none';

/**
 * Part of a trend: some products that stand alike.
 * @internal
 */
export interface TrendPart extends StatusCounts {
  products: number;
  /** Products by the name of the level. */
  levels: Record<string, number>;
  weightPassed: number;
  weightCounted: number;
}

/**
 * Adds up how products stand, and takes back what is so no longer.
 * @internal
 */
export class TrendTally {
  #products = 0;
  #weightPassed = 0;
  #weightCounted = 0;
  readonly #counts: StatusCounts = {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
  };
  readonly #levels = new Map<string, number>();

  add(part: TrendPart): void {
    this.#change(part, 1);
  }

  remove(part: TrendPart): void {
    this.#change(part, -1);
  }

  point(day: string): TrendPoint {
    return {
      day,
      products: this.#products,
      ...this.#counts,
      ...(this.#weightCounted > 0 && {
        score: Math.min(1, this.#weightPassed / this.#weightCounted),
      }),
      levels: Object.fromEntries(
        [...this.#levels].filter(([, products]) => products > 0),
      ),
    };
  }

  #change(part: TrendPart, factor: 1 | -1): void {
    this.#products += factor * part.products;
    this.#weightPassed += factor * part.weightPassed;
    this.#weightCounted += factor * part.weightCounted;
    this.#counts.passing += factor * part.passing;
    this.#counts.failing += factor * part.failing;
    this.#counts.unknown += factor * part.unknown;
    this.#counts.exempt += factor * part.exempt;
    this.#counts.notApplicable += factor * part.notApplicable;
    for (const [level, products] of Object.entries(part.levels)) {
      const before = this.#levels.get(level) ?? 0;
      this.#levels.set(level, before + factor * products);
    }
  }
}
