export * from './contract';
export * from './parseResult';
export * from './quality';
export * from './references';
export * from './schema';
export * from './terms';
