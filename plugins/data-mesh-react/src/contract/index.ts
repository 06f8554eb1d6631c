export { columnRows } from './columnRows';
export type { ColumnRow } from './columnRows';
export * from './ColumnsTable';
export * from './ContractEntityView';
export * from './ContractProblems';
export * from './ContractView';
