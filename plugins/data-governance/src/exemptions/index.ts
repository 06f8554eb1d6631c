export * from './ask/AskExemptionDialog';
export * from './model';
export * from './TicketText';
export * from './useExemptionLink';
export * from './useExemptions';
