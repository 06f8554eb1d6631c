import { Source } from '../source/Source';

/**
 * The references that were followed on the way to a place, the outermost first.
 * @internal
 */
export type Trail = readonly Source[];

/**
 * A place in a document, and how it was come to.
 * @internal
 */
export interface Layer {
  place: Source;
  trail: Trail;
}

/**
 * Parts of a document that together describe one thing, such as a schema and
 * what it refers to. What an earlier one says goes before what a later says.
 *
 * @internal
 */
export class Layers {
  readonly #layers: readonly Layer[];

  /** @param layers - at least one */
  constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** What the first part says under a key that says anything. */
  at(key: string): Source {
    return this.#saying(key).place.at(key);
  }

  /** The same with how it was come to. */
  find(key: string): Layer {
    const { place, trail } = this.#saying(key);
    return { place: place.at(key), trail };
  }

  /** What every part says under a key, if it says anything. */
  all(key: string): Layer[] {
    return this.#layers
      .map(({ place, trail }) => ({ place: place.at(key), trail }))
      .filter(({ place }) => place.exists);
  }

  text(key: string): string | undefined {
    return this.#saying(key).place.text(key);
  }

  number(key: string): number | undefined {
    return this.#saying(key).place.number(key);
  }

  flag(key: string): boolean | undefined {
    return this.#saying(key).place.flag(key);
  }

  texts(key: string): string[] | undefined {
    return this.#saying(key).place.texts(key);
  }

  #saying(key: string): Layer {
    return (
      this.#layers.find(({ place }) => place.at(key).exists) ?? this.#layers[0]
    );
  }
}
