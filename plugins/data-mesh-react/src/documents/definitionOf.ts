import { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';

/**
 * The definition of an entity as its file has it, in YAML: without what the
 * catalog adds to it.
 * @public
 */
export function definitionOf(entity: Entity): string {
  const { name, namespace, title, description } = entity.metadata;
  return stringify(
    {
      apiVersion: entity.apiVersion,
      kind: entity.kind,
      metadata: {
        name,
        namespace: namespace === 'default' ? undefined : namespace,
        title,
        description,
      },
      spec: entity.spec,
    },
    { lineWidth: 78, keepUndefined: false },
  );
}
