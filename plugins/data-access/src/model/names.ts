import { parseEntityRef } from '@backstage/catalog-model';
import { holderKind } from './holders';

/** Names an entity, or the portal itself, in a sentence. */
export type Namer = (ref: string) => string;

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
export function namesOf(refs: string[], name: Namer = nameOf): string {
  const names = refs.map(name);
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** What a sentence calls who holds a right: `The team safety`. */
export function holderInWords(ref: string, name: Namer = nameOf): string {
  switch (holderKind(ref)) {
    case 'group':
      return `The team ${name(ref)}`;
    case 'dataproduct':
      return `The data product ${name(ref)}`;
    default:
      return name(ref);
  }
}
