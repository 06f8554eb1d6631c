export * from './compareContracts';
export { stepOwed } from './stepOwed';
export * from './summarizeDifferences';
export * from './types';
export { judgeVersion } from './versionVerdict';
