export * from './Gate';
