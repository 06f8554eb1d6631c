export * from './readEntities';
export * from './verdict';
