export * from './EntityContent';
export * from './concerns';
export * from './judgeProduct';
export * from './sourcesOf';
export * from './standing';
export * from './types';
