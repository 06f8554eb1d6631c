import { ContractProblem } from '../types';

/**
 * Most problems and most warnings of one document that are told.
 * @internal
 */
export const MAX_TOLD = 50;

// Enough to find the deepest among them; a hostile document has a million.
const MAX_KEPT = 1000;

/** Deepest place that is looked at; a document that was read is not deeper. */
const MAX_DEPTH = 80;

/**
 * What is found while a document is looked at, and the place that is being
 * looked at.
 * @internal
 */
export class Findings {
  readonly #path: (string | number)[] = [];
  readonly #problems: { depth: number; problem: ContractProblem }[] = [];
  readonly #warnings: ContractProblem[] = [];
  #conforms = true;

  /** Whether the official schema would accept what was seen so far. */
  get conforms(): boolean {
    return this.#conforms;
  }

  /** In the order of the document. */
  get warnings(): ContractProblem[] {
    return this.#warnings;
  }

  /** The deepest first: what is wrong further out often follows from it. */
  get problems(): ContractProblem[] {
    return [...this.#problems]
      .sort((a, b) => b.depth - a.depth)
      .slice(0, MAX_TOLD)
      .map(({ problem }) => problem);
  }

  /** Goes down to a key or an item; {@link Findings.leave} comes back. */
  enter(key: string | number): void {
    this.#path.push(key);
  }

  leave(): void {
    this.#path.pop();
  }

  /** Whether this place is too deep to look any further; then it is told. */
  isTooDeep(): boolean {
    return (
      this.#path.length > MAX_DEPTH &&
      !this.problem(`is nested deeper than ${MAX_DEPTH} levels; flatten it`)
    );
  }

  /** Tells what the standard refuses. Always `false`, for the one who asks. */
  problem(message: string): false {
    this.#conforms = false;
    return this.refuse(message);
  }

  /** Tells what the standard accepts and Meshport cannot use. */
  refuse(message: string): false {
    if (this.#problems.length < MAX_KEPT) {
      const problem = { path: formatPath(this.#path), message };
      this.#problems.push({ depth: this.#path.length, problem });
    }
    return false;
  }

  /** Tells what the standard refuses and Meshport passes over. */
  warn(message: string): void {
    this.#conforms = false;
    if (this.#warnings.length < MAX_TOLD) {
      this.#warnings.push({ path: formatPath(this.#path), message });
    }
  }
}

/**
 * A path as people write it, e.g. `schema[0].properties[2].name`.
 * @internal
 */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${part}]`;
    }
    return text ? `${text}.${part}` : part;
  }, '');
}
