export * from './LevelBadge';
export * from './levelTone';
export * from './useProductLevels';
