/**
 * Channel of the signals that tell open pages that what lists and the map show
 * of products has changed. A page asks again on each; nothing in the message
 * is needed for that.
 * @public
 */
export const PRODUCTS_SIGNAL_CHANNEL = 'data-mesh:products';
