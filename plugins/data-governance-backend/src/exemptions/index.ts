export * from './ExemptionStore';
export * from './KnexExemptionStore';
