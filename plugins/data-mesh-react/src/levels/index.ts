export * from './LevelBadge';
export * from './useProductLevels';
