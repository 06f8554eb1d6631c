export * from './progress';
export * from './summaries';
