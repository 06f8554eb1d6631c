import { describeDataPlatform } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { createWarehouseFixture } from './__testUtils__/createWarehouseFixture';

describeDataPlatform({
  name: 'PostgreSQL',
  createFixture: createWarehouseFixture,
});
