import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { defined } from '../source/defined';
import { isText, Source } from '../source/Source';
import { meshUrn } from './vocabulary';

/**
 * The references of one entity to others.
 * @internal
 */
export class EntityReferences {
  readonly #namespace: string;

  /** @param namespace - of the entity; its short references stay in it */
  constructor(namespace: string | undefined) {
    this.#namespace = namespace ?? 'default';
  }

  /** An entity that is referred to, by its name in the mesh. Takes it. */
  node(place: Source, defaultKind: string, type?: string) {
    const ref = this.resolve(place, defaultKind);
    return ref === undefined
      ? undefined
      : defined({
          '@id': meshUrn(ref),
          '@type': type,
          'rdfs:label': parseEntityRef(ref).name,
        });
  }

  /** The full ref of an entity that is referred to. Takes it. */
  resolve(place: Source, defaultKind: string): string | undefined {
    const text = place.value;
    if (!isText(text)) {
      return undefined;
    }
    try {
      const defaults = { defaultKind, defaultNamespace: this.#namespace };
      const ref = stringifyEntityRef(parseEntityRef(text, defaults));
      place.take();
      return ref;
    } catch {
      place.lose('is no reference to an entity');
      return undefined;
    }
  }
}
