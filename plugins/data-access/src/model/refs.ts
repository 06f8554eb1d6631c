import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const NAME = /^[^:/\s]+$/;

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
    const ref = parseEntityRef(text.trim(), {
      defaultKind,
      defaultNamespace: 'default',
    });
    return NAME.test(ref.name) ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}

/** As people would write an entity ref: without what goes without saying. */
export function shortRef(ref: string | undefined, defaultKind: string): string {
  const short = ref?.replace(':default/', ':') ?? '';
  const kind = `${defaultKind.toLowerCase()}:`;
  return short.startsWith(kind) ? short.slice(kind.length) : short;
}
