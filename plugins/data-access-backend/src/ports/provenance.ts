import { ANNOTATION_ORIGIN_LOCATION, Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'dataAccess.autoApproval.sources';

/** A server may read these as `.`, `/`, `\` or `%`, where `URL` does not. */
const AMBIGUOUS = /%(2e|2f|5c|25)/i;

/**
 * Reads from which sources a product may be approved without people.
 *
 * @throws `InputError` for one that is not a URL
 * @internal
 */
export function readTrustedSources(root: Config): URL[] {
  return (root.getOptionalStringArray(KEY) ?? []).map(text => {
    const source = urlOf(text);
    if (!source || source.search) {
      throw new InputError(
        `${KEY}: '${text}' is not the location of a folder; write for example url:https://git.example.com/mesh/`,
      );
    }
    return source;
  });
}

/**
 * Why a request for a port cannot be approved by rules alone; `undefined` when
 * it can.
 *
 * A product's entity says itself who owns it and how its data is classified.
 * Whoever may register an entity could so let rules give away the data of
 * others. So where the configuration says whose the data is, rules approve only
 * for a product whose origin the operator trusts: the catalog writes down the
 * origin, the entity cannot.
 *
 * @param locationOwners - who owns the location, by the platform's
 * configuration; `undefined` when it does not say
 * @internal
 */
export function autoApprovalRefusal(
  product: Entity,
  options: {
    locationOwners: readonly string[] | undefined;
    sources: readonly URL[];
  },
): string | undefined {
  const { locationOwners, sources } = options;
  if (!locationOwners) {
    return undefined;
  }
  const origin = product.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  const target = origin === undefined ? undefined : urlOf(origin);
  return target && sources.some(source => isWithin(target, source))
    ? undefined
    : `People have to decide, because the product was registered from a source that is not among ${KEY}`;
}

/** The folder itself, and what is below it. */
function isWithin(target: URL, source: URL): boolean {
  const folder = source.pathname.endsWith('/')
    ? source.pathname
    : `${source.pathname}/`;
  return (
    target.origin === source.origin &&
    // Where a query leads to is up to the server.
    !target.search &&
    !AMBIGUOUS.test(target.pathname) &&
    target.pathname.startsWith(folder)
  );
}

/** The target of a location like `url:https://…`, with `..` followed. */
function urlOf(location: string): URL | undefined {
  const [, target] = /^url:(https?:\/\/.*)$/s.exec(location) ?? [];
  return target !== undefined && URL.canParse(target)
    ? new URL(target)
    : undefined;
}
