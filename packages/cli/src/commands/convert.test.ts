import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  contractExporters,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { contractText, runCli, TestFolder } from '../__testUtils__/runCli';

const folder = new TestFolder();
beforeEach(() => folder.create());
afterEach(() => folder.remove());

const flights = path.resolve(
  __dirname,
  '../../../../examples/products/flights/flights.odcs.yaml',
);

describe('meshport contract convert', () => {
  it('writes another format and lists what is lost', async () => {
    const { code, stdout, stderr } = await runCli([
      'contract',
      'convert',
      flights,
      '--to',
      'json-schema',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org'),
    });
    expect(stderr).toMatch(/^lost: slaProperties /m);
    expect(code).toBe(0);
  });

  it('loses nothing on the way from ODCS to ODCS', async () => {
    const { stdout, stderr } = await runCli([
      'contract',
      'convert',
      flights,
      '--from',
      'odcs',
      '--to',
      'odcs',
    ]);
    expect(stdout).toBe(await readFile(flights, 'utf8'));
    expect(stderr).toBe('');
  });

  it('writes every format of contracts', async () => {
    const formats = contractExporters.filter(({ subjects }) =>
      subjects.includes('contract'),
    );
    expect(formats.length).toBeGreaterThan(1);
    for (const { id } of formats) {
      const output = folder.file(`flights.${id}`);
      const { code, stdout } = await runCli([
        'contract',
        'convert',
        flights,
        '--to',
        id,
        '--output',
        output,
      ]);
      expect([id, code, stdout]).toEqual([id, 0, '']);
      expect(await readFile(output, 'utf8')).not.toBe('');
    }
  });

  it('writes into a folder that is named', async () => {
    const args = ['contract', 'convert', flights, '--to', 'markdown'];
    const made = folder.file('made/');
    expect((await runCli([...args, '--output', made])).code).toBe(0);
    expect((await runCli([...args, '--output', made])).code).toBe(0);
    expect(await readdir(made)).toEqual(['flights-contract.md']);

    const file = await folder.write('file', '');
    const refused = await runCli([...args, '--output', `${file}/below/`]);
    expect(refused.stderr).toContain('below/ cannot be made');
    expect(refused.code).toBe(2);
  });

  it('makes a contract of a JSON Schema', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'flights',
      type: 'object',
      properties: { origin: { type: 'string' } },
      required: ['origin'],
    };
    const { code, stdout } = await runCli(
      [
        'contract',
        'convert',
        '-',
        '--to',
        'odcs',
        '--id',
        'flights-contract',
        '--contract-version',
        '3.2.1',
      ],
      { input: JSON.stringify(schema) },
    );
    expect(code).toBe(0);
    expect(parseContract(stdout).contract).toMatchObject({
      id: 'flights-contract',
      version: '3.2.1',
      schema: [{ properties: [{ name: 'origin', required: true }] }],
    });
  });

  it('writes a product as a whole, or says that it has no contract', async () => {
    const product = await folder.write(
      'orders.odps.yaml',
      `apiVersion: v1.0.0
kind: DataProduct
id: orders
name: Orders
status: active
outputPorts:
  - { name: orders, version: 1.0.0, contractId: orders-contract }
`,
    );
    const whole = await runCli([
      'contract',
      'convert',
      product,
      '--to',
      'dprod',
      '--owner',
      'group:default/sales',
      '--domain',
      'domain:default/sales',
    ]);
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.stdout)).toHaveProperty('@context');
    const parts = await runCli([
      'contract',
      'convert',
      product,
      '--to',
      'odcs',
      '--owner',
      'group:default/sales',
      '--domain',
      'domain:default/sales',
    ]);
    expect(parts.stderr).toContain('holds no contract');
    expect(parts.code).toBe(2);
  });

  it('reads the older specification of data contracts', async () => {
    const specification = (models: string) => `dataContractSpecification: 1.1.0
id: orders
info: { title: Orders, version: 1.0.0 }
models: ${models}
`;
    const single = await folder.write(
      'one.yaml',
      specification('{ orders: { fields: { id: { type: string } } } }'),
    );
    const { code, stdout } = await runCli([
      'contract',
      'convert',
      single,
      '--to',
      'odcs',
    ]);
    expect(code).toBe(0);
    expect(parseContract(stdout).contract).toMatchObject({
      schema: [{ name: 'orders', properties: [{ name: 'id' }] }],
    });
  });

  it('writes JSON for machines', async () => {
    const { stdout } = await runCli(
      ['contract', 'convert', '-', '--to', 'json-schema', '--json'],
      { input: contractText() },
    );
    const { outputs, losses } = JSON.parse(stdout);
    expect(outputs).toEqual([
      {
        name: expect.stringMatching(/^flights-contract\./),
        content: expect.any(String),
      },
    ]);
    expect(losses).toEqual(
      expect.arrayContaining([{ path: 'status', message: expect.any(String) }]),
    );
  });

  it.each([
    [['--to', 'nothing'], contractText(), '--to nothing is not known'],
    [['--to', 'odcs', '--from', 'nothing'], contractText(), 'is not known'],
    [['--to', 'odcs'], '[', 'cannot be converted:\n  the document '],
    [['--to', 'odcs'], 'hello: world', 'has no format that is known'],
    [
      ['--to', 'odcs'],
      'kind: DataContract\napiVersion: v3.1.0',
      'id is missing',
    ],
    [[], contractText(), "required option '--to <format>'"],
  ])('refuses %j', async (args, input, message) => {
    const { code, stdout, stderr } = await runCli(
      ['contract', 'convert', '-', ...args],
      { input },
    );
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('writes no file outside of the folder that is named', async () => {
    const input = contractText().replace('flights-contract', '../../escape');
    const { stdout } = await runCli(
      ['contract', 'convert', '-', '--to', 'json-schema', '--json'],
      { input },
    );
    expect(JSON.parse(stdout).outputs[0].name).not.toMatch(/[/\\]|^\./);
    expect(await readdir(path.dirname(folder.file('x')))).toEqual([]);
  });
});
