export * from './productRefs';
export * from './useDataProducts';
export * from './useProductContracts';
export * from './useEntitiesByRefs';
