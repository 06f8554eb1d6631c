export * from './ContractChecks';
export * from './ContractExports';
export * from './ContractVersions';
export * from './listFormats';
