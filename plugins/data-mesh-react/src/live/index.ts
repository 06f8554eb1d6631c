export * from './Answered';
export * from './hasStatus';
export * from './useLive';
