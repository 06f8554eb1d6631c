export * from './FactStore';
export * from './KnexFactStore';
