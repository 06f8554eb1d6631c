export * from './importSource';
export * from './registry';
export * from './types';
