import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogReader } from '../indexing/CatalogReader';

/** A catalog whose entities can be exchanged, and that counts what is read. */
export function aCatalog(entities: Entity[] = []) {
  let current = entities;
  const reads = { streamed: 0, inFull: 0 };
  const catalog = catalogServiceMock.mock({
    getEntityByRef: (ref, options) =>
      catalogServiceMock({ entities: current }).getEntityByRef(ref, options),
    getEntitiesByRefs: async (request, options) => {
      const answer = await catalogServiceMock({
        entities: current,
      }).getEntitiesByRefs(request, options);
      if (!request.fields) {
        reads.inFull += answer.items.filter(Boolean).length;
      }
      return answer;
    },
    streamEntities: async function* stream(request, options) {
      const batches = catalogServiceMock({ entities: current }).streamEntities(
        request,
        options,
      );
      for await (const batch of batches) {
        reads.streamed += batch.length;
        yield batch;
      }
    },
  });
  return {
    catalog,
    reads,
    reader: new CatalogReader({
      catalog,
      credentials: async () => mockCredentials.service(),
    }),
    /** What the catalog shows from now on. */
    show: (...shown: Entity[]) => {
      current = shown;
      reads.streamed = 0;
      reads.inFull = 0;
    },
  };
}
