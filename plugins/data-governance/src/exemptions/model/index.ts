export * from './exemptionForm';
export * from './exemptionWords';
