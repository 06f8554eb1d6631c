export * from './productRefs';
export * from './useProductContracts';
export * from './useEntitiesByRefs';
