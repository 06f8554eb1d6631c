export * from './ActionFailure';
export * from './failureKind';
export * from './LoadFailure';
export * from './SessionEnded';
export * from './StaleWarning';
