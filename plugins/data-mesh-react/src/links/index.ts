export * from './SafeLink';
