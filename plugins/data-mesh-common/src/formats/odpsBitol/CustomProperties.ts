import { Source } from '../source/Source';

/**
 * The custom properties of a part of a document, by their names.
 * @internal
 */
export class CustomProperties {
  readonly #items: Source[];

  constructor(holder: Source) {
    this.#items = holder.at('customProperties').items();
  }

  /**
   * Takes the value of the first property of a name, when it passes.
   */
  take<T>(
    name: string,
    accepts: (value: unknown) => value is T,
  ): T | undefined {
    const item = this.#items.find(
      candidate => candidate.at('property').value === name,
    );
    const value = item?.at('value').takeIf(accepts);
    if (value !== undefined) {
      item?.at('property').take();
    }
    return value;
  }
}
