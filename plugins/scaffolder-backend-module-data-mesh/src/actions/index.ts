export * from './checkProduct';
export * from './inferContract';
export * from './publishLocal';
export * from './waitForEntity';
export * from './writeProduct';
