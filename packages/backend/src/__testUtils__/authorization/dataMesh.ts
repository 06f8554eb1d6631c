import { Expectations, row } from './expectations';

const product = { path: { namespace: 'default', name: 'flights' } };
const contract = { path: { namespace: 'default', name: 'flights-contract' } };

/** What is read is filtered by what the caller may see in the catalog. */
export const dataMesh: Expectations = {
  // anonymous service nora chen amara olivia grace piotr
  GetPlatforms: row('401 ok 403 ok ok ok 403 ok'),
  GetTables: row('401 ok 403 ok ok ok 403 ok', () => ({
    path: { platform: 'warehouse' },
  })),
  DescribeTable: row('401 ok 403 ok ok ok 403 ok', () => ({
    path: { platform: 'warehouse' },
    query: { location: '{"schema":"flights","table":"flights"}' },
  })),
  QueryProducts: row('401 ok ok ok ok ok ok ok'),
  QueryColumns: row('401 ok ok ok ok ok ok ok', () => ({
    query: { text: 'origin' },
  })),
  GetMap: row('401 ok ok ok ok ok ok ok'),
  InferContract: row('401 ok 403 ok ok ok 403 ok', () => ({
    body: {
      platform: 'warehouse',
      location: { schema: 'flights', table: 'flights' },
      product: { name: 'flights' },
    },
  })),
  CheckContract: row('401 ok ok ok ok ok ok ok', () => ({
    body: { definition: 'apiVersion: v3.1.0' },
  })),
  GetVersionSteps: row('401 ok ok ok ok ok ok ok', () => ({
    body: { contracts: ['datacontract:default/flights-contract'] },
  })),
  GetContractVersions: row('401 ok ok ok ok ok ok ok', () => contract),
  GetContractVersion: row('401 ok ok ok ok ok ok ok', () => ({
    path: { ...contract.path, sequence: '1' },
  })),
  CompareContractVersions: row('401 ok ok ok ok ok ok ok', () => ({
    ...contract,
    query: { before: '1', after: '1' },
  })),
  GetFormats: row('401 ok ok ok ok ok ok ok'),
  ImportContract: row('401 ok ok ok ok ok ok ok', () => ({
    body: { format: 'json-schema', source: '{}' },
  })),
  ExportContract: row('401 ok ok ok ok ok ok ok', () => ({
    path: { ...contract.path, format: 'odcs' },
  })),
  ExportProduct: row('401 ok ok ok ok ok ok ok', () => ({
    path: { ...product.path, format: 'odps-bitol' },
  })),
  GetProductEvents: row('401 ok ok ok ok ok ok ok', () => product),
  GetFollowState: row('401 403 ok ok ok ok ok ok', () => product),
  FollowProduct: row('401 403 ok ok ok ok ok ok', () => product),
  UnfollowProduct: row('401 403 ok ok ok ok ok ok', () => product),
};
