export * from './DataProductDocument';
export * from './signals';
export * from './types';
