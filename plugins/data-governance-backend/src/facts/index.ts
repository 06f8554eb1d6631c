export * from './createFacts';
export * from './factSources';
export * from './FactStore';
export * from './KnexFactStore';
export * from './readFactsConfig';
export * from './scheduleFactTasks';
