export * from './MeshQueries';
export * from './ShownRules';
