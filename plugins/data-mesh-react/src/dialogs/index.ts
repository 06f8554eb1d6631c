export * from './ActionDialog';
export * from './useAttempt';
