import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * Completes a ref as the catalog does: the default kind, and the namespace of
 * the entity that names it.
 *
 * @returns lower-cased; `undefined` for nothing and for what is not a ref
 * @public
 */
export function resolveEntityRef(
  from: Pick<Entity, 'metadata'>,
  ref: string | undefined,
  defaultKind: string,
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: from.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    return undefined;
  }
}
