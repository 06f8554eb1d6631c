export * from './saveDocument';
