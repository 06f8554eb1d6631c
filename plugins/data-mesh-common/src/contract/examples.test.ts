import { join } from 'node:path';
import {
  examplesFolder,
  loadExampleContracts,
} from './__testUtils__/exampleMesh';
import { readTable } from './__testUtils__/readTable';
import { contractColumns } from './contractColumns';
import { parseContract } from './parseContract';

const contracts = loadExampleContracts();

describe('the contracts of the example mesh', () => {
  it('are of the six products', () => {
    expect(contracts.map(({ product }) => product).sort()).toEqual([
      'airports',
      'bird-strikes',
      'departure-delays',
      'flights',
      'strike-risk',
      'weather',
    ]);
  });

  it.each(contracts)('$product: explains every column', ({ source }) => {
    const { contract, problems } = parseContract(source);
    expect(problems).toEqual([]);
    const columns = contractColumns(contract!);
    expect(columns.length).toBeGreaterThan(0);
    for (const { property } of columns) {
      expect(property).toMatchObject({
        businessName: expect.stringMatching(/\w/),
        description: expect.stringMatching(/\w.*\./),
        classification: expect.stringMatching(
          /^(public|internal|confidential|restricted)$/,
        ),
      });
    }
  });

  it.each(contracts)(
    '$product: describes the table as it is created',
    ({ source }) => {
      const { contract } = parseContract(source);
      const [table] = contract!.schema;
      expect(contract!.schema).toHaveLength(1);
      expect(
        table.properties.map(
          ({ name, physicalType, required, primaryKeyPosition }) => ({
            name,
            physicalType,
            required,
            primaryKeyPosition,
          }),
        ),
      ).toEqual(
        readTable(join(examplesFolder, 'warehouse'), table.physicalName!),
      );
    },
  );
});
