export * from './ClassificationChip';
export * from './LifecycleChip';
export * from './ToneChip';
