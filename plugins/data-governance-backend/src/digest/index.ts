export * from './readDigestConfig';
export * from './scheduleDigest';
