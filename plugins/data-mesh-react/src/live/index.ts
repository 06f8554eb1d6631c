export * from './hasStatus';
export * from './useLive';
