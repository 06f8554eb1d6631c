export * from './types';
export type { AccessFilter, RowFilter } from './AccessFilter';
