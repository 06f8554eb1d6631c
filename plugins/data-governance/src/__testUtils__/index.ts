export * from './render';
export * from './results';
