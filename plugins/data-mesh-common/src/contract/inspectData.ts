import { formatPath } from './schema/Findings';
import { ContractProblem } from './types';

/**
 * Deepest nesting of mappings and lists in a document.
 * @internal
 */
export const MAX_DEPTH = 64;

/**
 * Most characters and values of a document once its aliases are written out:
 * some thousand characters can stand for more than any memory holds.
 */
const MAX_SIZE = 3_000_000;

// As keys of plain objects these reach the prototype chain in careless code.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

class Inspection {
  readonly #path: (string | number)[] = [];
  readonly #ancestors: object[] = [];
  #size = 0;

  find(value: unknown): ContractProblem | undefined {
    this.#size += typeof value === 'string' ? value.length + 1 : 1;
    if (this.#size > MAX_SIZE) {
      return {
        path: '',
        message:
          'repeats its anchors so often that it grows beyond bounds; write fewer aliases',
      };
    }
    if (typeof value === 'string') {
      return value.includes('\0')
        ? this.#problem('contains a NUL character; remove it')
        : undefined;
    }
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    if (this.#ancestors.includes(value)) {
      return this.#problem('refers to itself; remove the alias');
    }
    if (this.#ancestors.length >= MAX_DEPTH) {
      return this.#problem(
        `is nested deeper than ${MAX_DEPTH} levels; flatten it`,
      );
    }
    this.#ancestors.push(value);
    const found = Array.isArray(value)
      ? this.#findInList(value)
      : this.#findInMapping(value);
    this.#ancestors.pop();
    return found;
  }

  #findInList(list: unknown[]): ContractProblem | undefined {
    for (let index = 0; index < list.length; index++) {
      this.#path.push(index);
      const found = this.find(list[index]);
      this.#path.pop();
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  #findInMapping(mapping: object): ContractProblem | undefined {
    for (const [key, value] of Object.entries(mapping)) {
      this.#path.push(key);
      const found =
        FORBIDDEN_KEYS.has(key) || key.includes('\0')
          ? this.#problem('is not allowed as a key; rename it')
          : this.find(value);
      this.#path.pop();
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  #problem(message: string): ContractProblem {
    return { path: formatPath(this.#path).replaceAll('\0', '\\0'), message };
  }
}

/**
 * Looks for what the syntax of YAML and JSON allows and a store or a program
 * would stumble over: NUL characters, cycles, aliases that multiply, keys that
 * name parts of the prototype chain.
 *
 * @param data - plain data; not deeper than it can be with aliases
 * @internal
 */
export function inspectData(data: unknown): ContractProblem | undefined {
  return new Inspection().find(data);
}
