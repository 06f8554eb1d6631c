export { describeDataPlatform } from './describeDataPlatform';
export { MEASURED_ROWS } from './DataPlatformFixture';
export type { DataPlatformFixture } from './DataPlatformFixture';
export { oneByOne } from './oneByOne';
export type { OneByOne } from './oneByOne';
