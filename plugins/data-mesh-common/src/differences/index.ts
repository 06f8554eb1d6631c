export * from './compareContracts';
export { physicalTypeFits } from './physicalType';
export { stepOwed } from './stepOwed';
export * from './summarizeDifferences';
export * from './types';
export { judgeVersion } from './versionVerdict';
