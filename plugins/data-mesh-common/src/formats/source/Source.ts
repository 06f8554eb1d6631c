import { FormatLoss } from '../types';

/**
 * A document that is converted, seen through what is taken from it: what a
 * converter never takes is a loss, so that nothing is dropped in silence, not
 * even a field that the converter does not know.
 *
 * Every place in the document is one `Source`. Reading a value through the
 * methods here takes it; looking at `value` does not.
 *
 * @internal
 */
export class Source {
  readonly #value: unknown;
  readonly #path: string;
  readonly #children = new Map<string, Source>();
  #isTaken = false;
  #reason: string | undefined;

  /**
   * @param value - data without cycles, as JSON could hold it
   * @param path - where it is in the document; empty for the whole
   */
  constructor(value: unknown, path = '') {
    this.#value = value;
    this.#path = path;
  }

  /** The value itself, `undefined` when there is none. Does not take it. */
  get value(): unknown {
    return this.#value;
  }

  /** For messages, e.g. `schema[0].properties[2].quality`. */
  get path(): string {
    return this.#path;
  }

  /** Whether there is a value, be it null. */
  get exists(): boolean {
    return this.#value !== undefined;
  }

  /** What is under a key or an index; it may not exist. */
  at(key: string | number): Source {
    const name = String(key);
    let child = this.#children.get(name);
    if (!child) {
      child = new Source(ownValue(this.#value, name), this.#pathOf(key));
      this.#children.set(name, child);
    }
    return child;
  }

  /** The items of a list; none when it is no list. Takes none of them. */
  items(): Source[] {
    return Array.isArray(this.#value)
      ? this.#value.map((_, index) => this.at(index))
      : [];
  }

  /** The entries of a mapping; none when it is no mapping. Takes none. */
  entries(): [string, Source][] {
    return isMapping(this.#value)
      ? Object.keys(this.#value).map(key => [key, this.at(key)])
      : [];
  }

  /** Takes the value with everything inside it. */
  take(): unknown {
    this.#isTaken = true;
    return this.#value;
  }

  /** Takes a value if it passes, else leaves it and returns `undefined`. */
  takeIf<T>(accepts: (value: unknown) => value is T): T | undefined {
    const value = this.#value;
    if (accepts(value)) {
      this.#isTaken = true;
      return value;
    }
    return undefined;
  }

  /** Takes a text under a key; another value there is a loss. */
  text(key: string): string | undefined {
    return this.#takeTyped(key, isText, 'is not a text');
  }

  /** Takes a finite number under a key; another value there is a loss. */
  number(key: string): number | undefined {
    return this.#takeTyped(key, isNumber, 'is not a number');
  }

  /** Takes true or false under a key; another value there is a loss. */
  flag(key: string): boolean | undefined {
    return this.#takeTyped(key, isFlag, 'is neither true nor false');
  }

  /** Takes a list of texts under a key; another value there is a loss. */
  texts(key: string): string[] | undefined {
    return this.#takeTyped(key, isTexts, 'is not a list of texts');
  }

  /**
   * Says why the value cannot be carried as it is. May be said of a value that
   * was taken, when it changes on its way.
   */
  lose(reason: string): void {
    if (this.exists) {
      this.#reason ??= reason;
    }
  }

  /**
   * What was not taken, or was lost on the way. A part of the document of which
   * nothing was taken is one loss. Empty lists and mappings say nothing and are
   * never a loss.
   *
   * @param unplaced - why, for what nobody gave a reason for
   */
  losses(unplaced: string): FormatLoss[] {
    if (this.#reason !== undefined) {
      return [{ path: this.#path, message: this.#reason }];
    }
    if (this.#isTaken || isEmpty(this.#value)) {
      return [];
    }
    if (!this.#isTouched()) {
      return [{ path: this.#path, message: unplaced }];
    }
    return this.#parts().flatMap(part => part.losses(unplaced));
  }

  #parts(): Source[] {
    return Array.isArray(this.#value)
      ? this.items()
      : this.entries().map(([, part]) => part);
  }

  #isTouched(): boolean {
    if (this.#isTaken || this.#reason !== undefined) {
      return true;
    }
    for (const child of this.#children.values()) {
      if (child.exists && child.#isTouched()) {
        return true;
      }
    }
    return false;
  }

  #takeTyped<T>(
    key: string,
    accepts: (value: unknown) => value is T,
    otherwise: string,
  ): T | undefined {
    const child = this.at(key);
    const value = child.takeIf(accepts);
    if (child.value === null) {
      // In YAML a key without a value: it says nothing.
      child.take();
    } else if (value === undefined && !isEmpty(child.value)) {
      child.lose(`${otherwise}; it is left out`);
    }
    return value;
  }

  #pathOf(key: string | number): string {
    if (typeof key === 'number') {
      return `${this.#path}[${key}]`;
    }
    return this.#path ? `${this.#path}.${key}` : key;
  }
}

/** @internal */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @internal */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** @internal */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** @internal */
export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** @internal */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

// A key may be called `toString`.
function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every(isEmpty);
  }
  return value === undefined;
}
