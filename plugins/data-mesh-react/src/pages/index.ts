export * from './KnownTabs';
