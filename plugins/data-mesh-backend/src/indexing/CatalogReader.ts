import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { setImmediate } from 'node:timers/promises';

const PAGE_SIZE = 1_000;
const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];

/**
 * Reads the catalog with the plugin's own credentials. Refs are full entity
 * refs in lower case.
 * @internal
 */
export class CatalogReader {
  readonly #catalog: CatalogService;
  readonly #credentials: () => Promise<BackstageCredentials>;

  /**
   * @param options - `credentials` are asked for before each call
   */
  constructor(options: {
    catalog: CatalogService;
    credentials: () => Promise<BackstageCredentials>;
  }) {
    this.#catalog = options.catalog;
    this.#credentials = options.credentials;
  }

  /**
   * The etags of all entities of a kind, by ref; empty for those that have
   * none.
   */
  async etags(kind: string): Promise<Map<string, string>> {
    const etags = new Map<string, string>();
    const fields = [...REF_FIELDS, 'metadata.etag'];
    for await (const batch of this.#stream(kind, fields)) {
      for (const entity of batch) {
        etags.set(stringifyEntityRef(entity), entity.metadata.etag ?? '');
      }
      await setImmediate();
    }
    return etags;
  }

  /** All entities of a kind, with these fields besides those of the ref. */
  async all(kind: string, fields: string[]): Promise<Entity[]> {
    const entities: Entity[] = [];
    for await (const batch of this.#stream(kind, [...REF_FIELDS, ...fields])) {
      entities.push(...batch);
    }
    return entities;
  }

  /**
   * @param fields - besides those of the ref; everything when absent
   * @returns those that exist
   */
  async byRefs(
    refs: readonly string[],
    fields?: readonly string[],
  ): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: [...refs],
        fields: fields && [...REF_FIELDS, ...fields],
      },
      { credentials: await this.#credentials() },
    );
    return items.filter(entity => entity !== undefined);
  }

  async *#stream(kind: string, fields: string[]): AsyncIterable<Entity[]> {
    yield* this.#catalog.streamEntities(
      { query: { kind }, fields, pageSize: PAGE_SIZE },
      { credentials: await this.#credentials() },
    );
  }
}
