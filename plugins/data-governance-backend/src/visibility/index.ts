export * from './CatalogVisibility';
export * from './onlyVisible';
