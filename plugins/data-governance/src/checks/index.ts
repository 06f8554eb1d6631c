export * from './CheckAccordion';
export * from './CheckStatusLabel';
