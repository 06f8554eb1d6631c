// What a server may take for a slash or a dot after the check.
const HIDDEN = /%2e|%2f|%5c|%25|\\/i;

/**
 * Tells whether a place is another one or below it, both as the catalog writes
 * locations, e.g. `url:https://git.example.com/products/`. Steps up such as
 * `..` are taken first.
 * @internal
 */
export function isBelow(location: string, source: string): boolean {
  const place = parse(location);
  const base = parse(source);
  // A query may name another branch.
  if (
    !place ||
    !base ||
    place.kind !== base.kind ||
    place.query !== base.query
  ) {
    return false;
  }
  const folder = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return place.path === base.path || place.path.startsWith(folder);
}

interface Place {
  /** What it is, and the host it is on. */
  kind: string;
  path: string;
  query: string;
}

function parse(location: string): Place | undefined {
  const [type, ...rest] = location.split(':');
  const target = rest.join(':');
  if (!target || HIDDEN.test(target)) {
    return undefined;
  }
  if (type !== 'url') {
    return target.split('/').includes('..')
      ? undefined
      : { kind: type, path: target, query: '' };
  }
  if (!URL.canParse(target)) {
    return undefined;
  }
  const { origin, pathname, search } = new URL(target);
  return { kind: `url ${origin}`, path: pathname, query: search };
}
