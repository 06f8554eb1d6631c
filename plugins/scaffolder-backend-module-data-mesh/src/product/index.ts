export * from './documents';
export * from './entities';
export * from './ProductValues';
