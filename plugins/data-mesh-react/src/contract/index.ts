export { columnRows } from './columnRows';
export type { ColumnRow } from './columnRows';
export * from './ColumnsTable';
export * from './ContractEntityView';
export * from './ContractNotes';
export * from './ContractProblems';
export * from './ContractView';
export * from './ServiceLevels';
export { slaValue } from './qualityRules';
