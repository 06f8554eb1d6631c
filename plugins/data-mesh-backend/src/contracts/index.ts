export * from './ContractChecks';
export * from './ContractExports';
export * from './ContractVersions';
export * from './listFormats';
export * from './readEntityRef';
export * from './requireContract';
export * from './requireProduct';
