/**
 * What of the mesh map is shown: all of it is in the page's address.
 * @internal
 */
export interface MapView {
  /** Refs of open domains; absent when nobody has chosen. */
  open?: string[];
  /** Ref of the product that is looked at. */
  product?: string;
  layout: 'map' | 'list';
}

const DOMAIN = 'domain';
const PRODUCT = 'product';
const LAYOUT = 'view';
/** Says that all domains are closed. */
const NONE = 'none';

/**
 * Reads what to show from the page's address.
 * @internal
 */
export function readMapView(parameters: URLSearchParams): MapView {
  const domains = parameters.getAll(DOMAIN);
  const product = parameters.get(PRODUCT);
  return {
    ...(domains.length > 0 && {
      open: domains
        .filter(domain => domain !== NONE)
        .map(domain => domain.toLocaleLowerCase('en-US')),
    }),
    ...(product && { product: product.toLocaleLowerCase('en-US') }),
    layout: parameters.get(LAYOUT) === 'list' ? 'list' : 'map',
  };
}

/**
 * Writes what to show into the parameters of the page's address; parameters of
 * others are kept.
 * @internal
 */
export function writeMapView(
  parameters: URLSearchParams,
  view: MapView,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  [DOMAIN, PRODUCT, LAYOUT].forEach(name => written.delete(name));
  const domains = view.open?.length === 0 ? [NONE] : view.open ?? [];
  domains.forEach(domain => written.append(DOMAIN, domain));
  if (view.product) {
    written.set(PRODUCT, view.product);
  }
  if (view.layout === 'list') {
    written.set(LAYOUT, view.layout);
  }
  return written;
}
