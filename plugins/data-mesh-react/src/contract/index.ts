export * from './ColumnsTable';
export * from './ContractEntityView';
export * from './ContractProblems';
export * from './ContractView';
