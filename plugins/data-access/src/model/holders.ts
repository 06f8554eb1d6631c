import { parseEntityRef } from '@backstage/catalog-model';

/** What may hold a right. */
export type HolderKind = 'user' | 'group' | 'dataproduct';

/** What a holder is, by its entity ref. */
export function holderKind(ref: string): HolderKind {
  const kind = parseEntityRef(ref, {
    defaultKind: 'User',
    defaultNamespace: 'default',
  }).kind.toLowerCase();
  return kind === 'group' || kind === 'dataproduct' ? kind : 'user';
}
