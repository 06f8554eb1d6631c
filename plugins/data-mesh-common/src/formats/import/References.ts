import { isText, Source } from '../source/Source';
import { Layer } from './Layers';
import { Refusal } from './Refusal';

/**
 * Most characters that all references together may stand for. Few references
 * can stand for many: each level of them may double what the one below says.
 */
const MAX_CHARACTERS = 1_000_000;

/** Longest chain of references within references. */
const MAX_CHAIN = 30;

/**
 * Follows `$ref` within one document, by JSON pointers such as
 * `#/definitions/email`. Bounded: a reference to itself is cut and reported as
 * a loss, a document that expands without measure is refused.
 *
 * @internal
 */
export class References {
  readonly #root: Source;
  readonly #lengths = new Map<Source, number>();
  #characters = 0;

  constructor(root: Source) {
    this.#root = root;
  }

  /**
   * What a part of the document says together with what it refers to.
   *
   * @param part - may have a `$ref`
   * @returns the part and after it what it refers to, as what is said first
   * goes before what is referred to
   * @throws `Refusal` for a reference to nothing, and when it grows too large
   */
  follow(part: Layer): Layer[] {
    const layers = [part];
    let { place, trail } = part;
    while (place.at('$ref').exists) {
      const reference = place.at('$ref');
      const target = this.#find(reference);
      if (!target || target === this.#root || trail.includes(target)) {
        reference.lose(
          target
            ? 'refers to itself; what it stands for is left out here'
            : 'points out of the document; what it stands for is left out',
        );
        break;
      }
      reference.take();
      this.#count(reference, target, trail.length);
      place = target;
      trail = [...trail, target];
      layers.push({ place, trail });
    }
    return layers;
  }

  /** Undefined for a reference out of the document. */
  #find(reference: Source): Source | undefined {
    const pointer = reference.value;
    if (!isText(pointer)) {
      throw Refusal.at(reference, 'is not a text; write a JSON pointer');
    }
    if (!pointer.startsWith('#')) {
      return undefined;
    }
    const target = parsePointer(reference, pointer).reduce(
      (place, key) => place.at(key),
      this.#root,
    );
    if (!target.exists) {
      throw Refusal.at(
        reference,
        `is '${pointer}', and there is nothing; define it or mend the pointer`,
      );
    }
    return target;
  }

  #count(reference: Source, target: Source, chain: number): void {
    const length =
      this.#lengths.get(target) ?? JSON.stringify(target.value).length;
    this.#lengths.set(target, length);
    this.#characters += length;
    if (this.#characters > MAX_CHARACTERS) {
      throw Refusal.at(
        reference,
        `makes the references of the document stand for more than ${MAX_CHARACTERS} characters; use fewer of them`,
      );
    }
    if (chain >= MAX_CHAIN) {
      throw Refusal.at(
        reference,
        `is the end of a chain of more than ${MAX_CHAIN} references; flatten it`,
      );
    }
  }
}

function parsePointer(reference: Source, pointer: string): string[] {
  const [first, ...keys] = pointer.slice(1).split('/');
  if (first !== '') {
    throw Refusal.at(
      reference,
      `is '${pointer}'; write a JSON pointer such as '#/definitions/email'`,
    );
  }
  try {
    return keys.map(key =>
      decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'),
    );
  } catch {
    throw Refusal.at(
      reference,
      `is '${pointer}', which is not encoded as a URI; write % as %25`,
    );
  }
}
