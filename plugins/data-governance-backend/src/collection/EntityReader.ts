import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

const BATCH_SIZE = 500;

/**
 * What is read of the catalog.
 * @internal
 */
export interface EntityReader {
  /**
   * @param fields - limits what is read; everything when absent
   * @returns those that exist, by ref
   */
  byRefs(refs: string[], fields?: string[]): Promise<Map<string, Entity>>;
  /** All entities of a kind, in batches. */
  stream(kind: string, fields?: string[]): AsyncIterable<Entity[]>;
}

/**
 * Reads with one caller's credentials.
 * @internal
 */
export class CatalogReader implements EntityReader {
  readonly #catalog: CatalogService;
  readonly #credentials: BackstageCredentials;

  constructor(catalog: CatalogService, credentials: BackstageCredentials) {
    this.#catalog = catalog;
    this.#credentials = credentials;
  }

  async byRefs(
    refs: string[],
    fields?: string[],
  ): Promise<Map<string, Entity>> {
    const found = new Map<string, Entity>();
    for (let start = 0; start < refs.length; start += BATCH_SIZE) {
      const entityRefs = refs.slice(start, start + BATCH_SIZE);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields },
        { credentials: this.#credentials },
      );
      entityRefs.forEach((ref, index) => {
        const entity = items[index];
        if (entity) {
          found.set(ref, entity);
        }
      });
    }
    return found;
  }

  stream(kind: string, fields?: string[]): AsyncIterable<Entity[]> {
    return this.#catalog.streamEntities(
      { query: { kind }, fields, pageSize: BATCH_SIZE },
      { credentials: this.#credentials },
    );
  }
}

/**
 * Reads a catalog as it would be with other entities in it: those take the
 * place of the ones with the same ref. Relations are made by the catalog only,
 * so an entity keeps the ones it has there.
 * @internal
 */
export class OverlayReader implements EntityReader {
  readonly #base: EntityReader;
  readonly #overlay: Map<string, Entity>;

  constructor(base: EntityReader, overlay: Entity[]) {
    this.#base = base;
    this.#overlay = new Map(
      overlay.map(entity => [stringifyEntityRef(entity), entity]),
    );
  }

  async byRefs(
    refs: string[],
    fields?: string[],
  ): Promise<Map<string, Entity>> {
    const found = await this.#base.byRefs(refs, fields);
    for (const ref of refs) {
      const entity = this.#overlay.get(ref);
      if (entity) {
        const relations = found.get(ref)?.relations ?? [];
        found.set(ref, { ...entity, relations });
      }
    }
    return found;
  }

  async *stream(kind: string, fields?: string[]): AsyncIterable<Entity[]> {
    for await (const batch of this.#base.stream(kind, fields)) {
      yield batch.filter(
        entity => !this.#overlay.has(stringifyEntityRef(entity)),
      );
    }
    yield [...this.#overlay.values()].filter(
      entity => entity.kind.toLowerCase() === kind.toLowerCase(),
    );
  }
}
