export * from './contractColumns';
export { ODCS_API_VERSIONS } from './contractSchema';
export * from './inferContract';
export * from './parseContract';
export * from './sla';
export * from './types';
