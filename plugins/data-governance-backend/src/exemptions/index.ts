export * from './createExemptions';
export * from './ExemptionStore';
export * from './KnexExemptionStore';
export * from './readExemptionConfig';
