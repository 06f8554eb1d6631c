export * from './CheckEvidence';
