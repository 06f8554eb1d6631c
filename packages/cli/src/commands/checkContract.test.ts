import { readFile } from 'node:fs/promises';
import { checkContract } from '@meshport/backstage-plugin-data-mesh-common';
import { contractText, runCli, TestFolder } from '../__testUtils__/runCli';
import { TestPortal } from '../__testUtils__/TestPortal';

const folder = new TestFolder();
beforeEach(() => folder.create());
afterEach(() => folder.remove());

const loosened = (version: string) =>
  contractText({ version, columns: '- { name: origin, logicalType: string }' });

describe('meshport contract check', () => {
  it('passes a version that says what changed', async () => {
    const published = await folder.write('published.yaml', contractText());
    const { code, stdout } = await runCli(
      ['contract', 'check', '-', '--against', published],
      { input: loosened('2.0.0') },
    );
    expect(stdout).toBe(
      `  breaking  flights.origin is no longer required: readers can meet missing values.
standard input: flights-contract, 1.0.0 to 2.0.0: 1 breaking change.
`,
    );
    expect(code).toBe(0);
  });

  it('refuses one that does not, for machines and reports too', async () => {
    const published = await folder.write('published.yaml', contractText());
    const file = await folder.write('next.yaml', loosened('1.0.1'));
    const junit = folder.file('report.xml');
    const { code, stdout } = await runCli([
      'contract',
      'check',
      file,
      '--against',
      published,
      '--json',
      '--junit',
      junit,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      file,
      passed: false,
      comparedWith: {
        contract: published,
        version: '1.0.0',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      differences: { version: { owed: 'major', taken: 'patch' } },
    });
    expect(await readFile(junit, 'utf8')).toContain(
      'name="breaking change: schema.flights.origin.required"',
    );
  });

  it('checks the contract alone without anything to compare with', async () => {
    const { code, stdout } = await runCli(['contract', 'check', '-'], {
      input: contractText(),
    });
    expect(stdout).toBe('standard input: flights-contract 1.0.0 is valid.\n');
    expect(code).toBe(0);
  });

  it('cannot compare with what is no contract', async () => {
    const published = await folder.write('published.yaml', 'kind: No');
    const { code, stderr } = await runCli(
      ['contract', 'check', '-', '--against', published],
      { input: contractText() },
    );
    expect(stderr).toContain(`${published} is no valid contract`);
    expect(code).toBe(2);
  });
});

describe('meshport contract check --portal', () => {
  const server = new TestPortal();
  const { seen } = server;
  let portal: string;
  beforeAll(async () => {
    await server.start();
    portal = server.url;
  });
  beforeEach(() => seen.splice(0));
  afterAll(() => server.stop());

  const check = (...args: string[]) =>
    runCli(['contract', 'check', '-', '--portal', ...args], {
      input: loosened('1.0.1'),
      environment: { MESHPORT_TOKEN: 'secret', OTHER: 'other-secret' },
      fetch,
    });

  it('asks the portal with a token', async () => {
    server.answer = {
      status: 200,
      body: checkContract({
        definition: loosened('1.0.1'),
        current: {
          contract: 'datacontract:default/flights-contract',
          hash: 'a',
          definition: contractText(),
        },
      }),
    };
    const { code, stdout } = await check(
      `${portal}/`,
      '--contract',
      'datacontract:default/flights-contract',
    );
    expect(stdout).toContain('breaking  flights.origin is no longer required');
    expect(code).toBe(1);
    const [{ request, body }] = seen;
    expect(`${request.method} ${request.url}`).toBe(
      'POST /api/data-mesh/contracts/check',
    );
    expect(request.headers.authorization).toBe('Bearer secret');
    expect(JSON.parse(body)).toEqual({
      definition: loosened('1.0.1'),
      contract: 'datacontract:default/flights-contract',
    });
  });

  it('takes the token from the variable that is named', async () => {
    server.answer = { status: 200, body: checkContract({ definition: 'a' }) };
    expect((await check(portal, '--token', 'OTHER')).code).toBe(2);
    expect(seen[0].request.headers.authorization).toBe('Bearer other-secret');
  });

  it('says why the portal refuses', async () => {
    server.answer = {
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'No such contract' },
        response: { statusCode: 404 },
      },
    };
    const { code, stdout, stderr } = await check(portal);
    expect(stdout).toBe('');
    expect(stderr).toContain(`The portal at ${portal} could not check`);
    expect(stderr).toContain('404');
    expect(stderr).toContain('No such contract');
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });

  it('says when the portal cannot be reached', async () => {
    const { code, stderr } = await check('http://127.0.0.1:9');
    expect(stderr).toContain(
      'The portal at http://127.0.0.1:9 could not check',
    );
    expect(code).toBe(2);
  });

  it.each([
    [['portal.example.com'], '--portal is no web address'],
    [['file:///etc/passwd'], '--portal is no web address'],
    [['https://user:hidden@portal.example.com'], '--portal holds a password'],
    [['http://localhost', '--token', 'eyJ.hidden.x'], 'not the token itself'],
    [['http://localhost', '--token', 'ABSENT'], 'is not set'],
    [['http://localhost', '--against', '/dev/null'], 'not both'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await check(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('hidden');
    expect(code).toBe(2);
    expect(seen).toEqual([]);
  });

  it('needs a portal for a contract', async () => {
    const { code, stderr } = await runCli(
      ['contract', 'check', '-', '--contract', 'flights-contract'],
      { input: contractText() },
    );
    expect(stderr).toContain('--contract needs --portal');
    expect(code).toBe(2);
  });
});
