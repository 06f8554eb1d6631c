import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * Reads an entity ref as people write it.
 *
 * @param text - e.g. `chen` or `group:safety`
 * @param defaultKind - kind of what is written without one
 * @returns the full entity ref; `undefined` when the text is none
 */
export function parseRef(
  text: string,
  defaultKind: string,
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text.trim(), {
        defaultKind,
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** As people would write an entity ref: without what goes without saying. */
export function shortRef(ref: string | undefined, defaultKind: string): string {
  if (!ref) {
    return '';
  }
  const prefix = `${defaultKind.toLowerCase()}:default/`;
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : ref;
}
