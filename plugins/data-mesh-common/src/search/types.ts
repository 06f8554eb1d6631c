import {
  Classification,
  DataProductLifecycle,
  DataProductType,
  OutputPortType,
} from '../kinds';

/**
 * What products can be narrowed by. The names are those of the parameters in
 * addresses.
 * @public
 */
export const PRODUCT_FACETS = [
  'domain',
  'type',
  'lifecycle',
  'classification',
  'platform',
  'level',
  'owner',
  'tag',
] as const;

/** @public */
export type ProductFacet = (typeof PRODUCT_FACETS)[number];

/**
 * Chosen values; a product needs one of each facet that has any. `none` stands
 * for products without a value.
 * @public
 */
export type ProductFacetFilters = Partial<Record<ProductFacet, string[]>>;

/**
 * What a list of products can be sorted by. `relevance` needs a text.
 * @public
 */
export const PRODUCT_ORDERS = [
  'relevance',
  'title',
  '-title',
  'domain',
  'level',
  '-level',
  '-updated',
] as const;

/** @public */
export type ProductOrder = (typeof PRODUCT_ORDERS)[number];

/** @public */
export interface ProductQuery {
  /** Words; each has to be found in the product or one of its columns. */
  text?: string;
  filters?: ProductFacetFilters;
  /** `relevance` with a text and `title` without when absent. */
  order?: ProductOrder;
  /** From 0. */
  offset?: number;
  /** At most 100; 20 when absent. */
  limit?: number;
}

/**
 * A column because of which a product was found.
 * @public
 */
export interface ColumnMatch {
  /** Entity ref of the contract. */
  contract: string;
  /** Output port that the contract is of. */
  port: string;
  portVersion: string;
  /** Name of the schema object, e.g. the table. */
  object: string;
  /** As `ContractColumn.path`. */
  path: string;
  businessName?: string;
  description?: string;
  logicalType?: string;
  classification?: string;
  /** Which of its texts holds the words. */
  matched: 'name' | 'businessName' | 'description';
}

/**
 * Why a product was found.
 * @public
 */
export interface ProductMatch {
  /** Texts of the product that hold the words. */
  fields: ('name' | 'title' | 'purpose' | 'description' | 'tag' | 'port')[];
  /** The best columns, at most 3. */
  columns: ColumnMatch[];
  /** How many columns hold the words, counted up to 100. */
  columnCount: number;
}

/**
 * A product's line in a list.
 * @public
 */
export interface ProductListItem {
  /** Entity ref. */
  ref: string;
  name: string;
  namespace: string;
  title: string;
  description?: string;
  purpose?: string;
  type: DataProductType;
  lifecycle: DataProductLifecycle;
  version: string;
  /** Entity refs. */
  domain: string;
  owner: string;
  tags: string[];
  /** The most sensitive one among its output ports. */
  classification?: Classification;
  /** Level in the scorecards, where they are installed and it was evaluated. */
  level?: { name: string; title: string };
  ports: {
    name: string;
    version: string;
    type: OutputPortType;
    platform?: string;
  }[];
  /** ISO timestamp when the product or a contract of it last changed. */
  updatedAt: string;
  match?: ProductMatch;
}

/** @public */
export interface FacetValue {
  value: string;
  /** Title of the entity it stands for, or the value itself. */
  title: string;
  /** Products that would be shown with it, the other facets as chosen. */
  count: number;
}

/** @public */
export interface ProductPage {
  items: ProductListItem[];
  /** All products that match. */
  total: number;
  /** Values of every facet with their counts, in the order to show them. */
  facets: Record<ProductFacet, FacetValue[]>;
}

/** @public */
export interface ColumnQuery {
  /** Words; each has to be found in the column's texts. */
  text: string;
  /** At most 100; 20 when absent. */
  limit?: number;
  offset?: number;
}

/** @public */
export interface ColumnPage {
  items: (ColumnMatch & { product: string; productTitle: string })[];
  /** Whether there are more after these. */
  hasMore: boolean;
}
