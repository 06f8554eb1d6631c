export * from './FactList';
export * from './Figures';
