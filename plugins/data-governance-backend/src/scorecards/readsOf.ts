import { ReadPath } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * What has to change for an expression to come to something else: `entity` for
 * the product, its ports and contracts, `<source>.<fact>`, `<source>`, or `*`
 * when it may read any fact.
 * @internal
 */
export function readsOf(paths: ReadPath[]): Set<string> {
  return new Set(
    paths.map(([root, source, fact]) => {
      if (root !== 'facts') {
        return 'entity';
      }
      if (source === undefined) {
        return '*';
      }
      return fact === undefined ? source : `${source}.${fact}`;
    }),
  );
}
