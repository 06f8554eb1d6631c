import { Entity } from '@backstage/catalog-model';
import { EntityReader } from './EntityReader';
import {
  IDENTITY_FIELDS,
  RELATED_FIELDS,
  relatedEntity,
  relatedVersion,
  versionOf,
} from './relatedEntity';

/**
 * Owners, domains and inputs of products. Remembers what it has read, so that
 * only those that changed since are read again; the catalog stays the truth.
 * @internal
 */
export class RelatedEntities {
  readonly #read = new Map<
    string,
    { catalogVersion: string; entity: Entity; version: string }
  >();
  #current = new Map<string, Entity | undefined>();

  /**
   * Brings the given ones up to date and forgets all others.
   *
   * @param known - versions that the catalog told already, by ref
   */
  async refresh(
    reader: EntityReader,
    refs: readonly string[],
    known: ReadonlyMap<string, string>,
  ): Promise<void> {
    const versions = new Map<string, string>();
    for (const ref of refs) {
      const version = known.get(ref);
      if (version !== undefined) {
        versions.set(ref, version);
      }
    }
    const unknown = refs.filter(ref => !versions.has(ref));
    for (const [ref, entity] of await reader.byRefs(unknown, IDENTITY_FIELDS)) {
      versions.set(ref, versionOf(entity));
    }
    const outdated = [...versions.keys()].filter(
      ref => this.#read.get(ref)?.catalogVersion !== versions.get(ref),
    );
    const fresh = await reader.byRefs(outdated, RELATED_FIELDS);
    for (const [ref, found] of fresh) {
      const entity = relatedEntity(found);
      this.#read.set(ref, {
        catalogVersion: versionOf(found),
        entity,
        version: relatedVersion(entity),
      });
    }
    this.#current = new Map();
    for (const ref of refs) {
      const isThere = versions.has(ref);
      this.#current.set(ref, isThere ? this.#read.get(ref)?.entity : undefined);
    }
    for (const ref of this.#read.keys()) {
      if (!this.#current.get(ref)) {
        this.#read.delete(ref);
      }
    }
  }

  /** Those that were asked for; nothing for one that does not exist. */
  get entities(): Map<string, Entity | undefined> {
    return this.#current;
  }

  /** @returns `null` for one that does not exist */
  version(ref: string): string | null {
    return this.#current.get(ref) ? this.#read.get(ref)?.version ?? null : null;
  }
}
