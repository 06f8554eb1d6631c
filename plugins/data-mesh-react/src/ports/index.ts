export * from './accessPolicy';
export * from './PlatformLocation';
export * from './PortCard';
