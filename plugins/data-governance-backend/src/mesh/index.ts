export * from './MeshQueries';
export * from './rules';
