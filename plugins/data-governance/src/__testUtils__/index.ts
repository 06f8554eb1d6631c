export * from './exemptions';
export * from './mesh';
export * from './render';
export * from './results';
export * from './sizes';
