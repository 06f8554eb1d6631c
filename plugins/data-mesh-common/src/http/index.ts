export * from './PluginHttpClient';
