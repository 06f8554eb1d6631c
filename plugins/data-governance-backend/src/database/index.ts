export * from './KnexResultStore';
export * from './migrate';
export * from './ResultStore';
