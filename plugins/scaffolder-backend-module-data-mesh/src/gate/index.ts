export * from './catalogProblems';
export * from './readEntities';
export * from './verdict';
