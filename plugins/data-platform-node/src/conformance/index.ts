export { describeDataPlatform } from './describeDataPlatform';
export type { DataPlatformFixture } from './DataPlatformFixture';
