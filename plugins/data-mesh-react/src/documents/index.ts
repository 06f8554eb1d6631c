export * from './definitionOf';
export * from './saveDocument';
