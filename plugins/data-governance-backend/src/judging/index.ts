export * from './EntityContent';
export * from './concerns';
export * from './judgeProduct';
export * from './standing';
export * from './types';
