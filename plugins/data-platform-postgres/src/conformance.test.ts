import { describeDataPlatform } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import {
  CAPABILITIES,
  createWarehouseFixture,
} from './__testUtils__/createWarehouseFixture';

describeDataPlatform({
  name: 'PostgreSQL',
  createFixture: createWarehouseFixture,
  capabilities: CAPABILITIES,
});
