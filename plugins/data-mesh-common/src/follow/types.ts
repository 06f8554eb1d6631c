/**
 * Whether the caller follows a product.
 * @public
 */
export interface FollowState {
  following: boolean;
  /** How many people follow it. */
  followers: number;
}

/**
 * Something that happened to a product and that its followers are told.
 * @public
 */
export interface ProductEvent {
  id: string;
  /** Entity ref of the product. */
  product: string;
  type:
    | 'product-added'
    | 'product-version'
    | 'lifecycle'
    | 'deprecation'
    | 'contract-version'
    | 'breaking-change';
  /** ISO timestamp when the catalog first showed it. */
  at: string;
  /** One sentence for people. */
  message: string;
  /** Entity ref of the contract, for events of contracts. */
  contract?: string;
  /** Content hash of the contract's version, for events of contracts. */
  hash?: string;
  before?: string;
  after?: string;
}
