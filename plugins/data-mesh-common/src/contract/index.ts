export * from './contractColumns';
export * from './inferContract';
export * from './parseContract';
export * from './parseContractData';
export { ODCS_API_VERSIONS } from './schema/contract';
export * from './sla';
export * from './types';
