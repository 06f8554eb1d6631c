export * from './refs';
export * from './useOptionalApi';
