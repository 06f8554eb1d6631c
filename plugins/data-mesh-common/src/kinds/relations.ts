/**
 * A product reads an output port of another product.
 * @public
 */
export const RELATION_CONSUMES_DATA_PRODUCT = 'consumesDataProduct';

/**
 * The other direction of {@link RELATION_CONSUMES_DATA_PRODUCT}.
 * @public
 */
export const RELATION_DATA_PRODUCT_CONSUMED_BY = 'dataProductConsumedBy';

/**
 * A product promises what a contract says.
 * @public
 */
export const RELATION_PROVIDES_DATA_CONTRACT = 'providesDataContract';

/**
 * The other direction of {@link RELATION_PROVIDES_DATA_CONTRACT}.
 * @public
 */
export const RELATION_DATA_CONTRACT_PROVIDED_BY = 'dataContractProvidedBy';
