import { stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The full entity ref, in lower case, that the parameters of a path name.
 * @internal
 */
export function entityRefOf(
  kind: string,
  { namespace, name }: { namespace: string; name: string },
): string {
  return stringifyEntityRef({ kind, namespace, name });
}
