import { parseEntityRef } from '@backstage/catalog-model';
import { holderKind } from './holders';

/**
 * What a sentence calls an entity or the portal itself.
 *
 * @param ref - entity ref, or `system` for the portal
 */
export function nameOf(ref: string): string {
  if (ref === 'system') {
    return 'the portal';
  }
  try {
    return parseEntityRef(ref, {
      defaultKind: 'User',
      defaultNamespace: 'default',
    }).name;
  } catch {
    return ref;
  }
}

/** Names joined for a sentence: `a`, `a or b`, `a, b or c`. */
export function namesOf(refs: string[]): string {
  const names = refs.map(nameOf);
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** What a sentence calls who holds a right: `The team safety`. */
export function holderInWords(ref: string): string {
  switch (holderKind(ref)) {
    case 'group':
      return `The team ${nameOf(ref)}`;
    case 'dataproduct':
      return `The data product ${nameOf(ref)}`;
    default:
      return nameOf(ref);
  }
}
