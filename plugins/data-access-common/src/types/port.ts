/**
 * The output port that is asked for.
 * @public
 */
export interface PortRef {
  /** Entity ref of the data product. */
  product: string;
  port: string;
  version: string;
}
