/**
 * Type of the documents about data products in the portal's own search.
 * @public
 */
export const DATA_PRODUCT_DOCUMENT_TYPE = 'data-products';

/**
 * A data product or one of its output ports in the portal's own search. All
 * refs are full entity refs.
 * @public
 */
export interface DataProductDocument {
  title: string;
  /**
   * What it is for, on the first line; the columns of its contract on the
   * others, one on each: the name and what is said about it.
   */
  text: string;
  /** Address of its page in the portal. */
  location: string;
  /** The entity that must be visible to who finds it. */
  authorization: { resourceRef: string };
  subject: 'product' | 'port';
  product: string;
  domain: string;
  owner: string;
  lifecycle: string;
  /** The most sensitive one, for a product. */
  classification?: string;
  /** Of a port. */
  port?: string;
  portVersion?: string;
  contract?: string;
}

/**
 * The columns that a document tells of.
 *
 * @returns one text for each column, which starts with its name
 * @public
 */
export function documentColumns({
  text,
}: Pick<DataProductDocument, 'text'>): string[] {
  return text.split('\n').slice(1);
}
