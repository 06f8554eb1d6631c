import { mkdir, readFile, symlink } from 'node:fs/promises';
import {
  CheckResult,
  EvaluationResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { SaxesParser } from 'saxes';
import { runCli, TestFolder } from '../__testUtils__/runCli';
import { TestPortal } from '../__testUtils__/TestPortal';

const folder = new TestFolder();
const portal = new TestPortal();
beforeAll(() => portal.start());
afterAll(() => portal.stop());
beforeEach(async () => {
  portal.seen.splice(0);
  await folder.create();
});
afterEach(() => folder.remove());

const ENTITIES = `apiVersion: meshport.dev/v1alpha1
kind: DataProduct
metadata: { name: runways }
spec: { owner: airports }
---
apiVersion: meshport.dev/v1alpha1
kind: DataContract
metadata: { name: runways-contract }
spec:
  definition: { $text: ./runways.odcs.yaml }
`;

const fails: CheckResult = {
  checkId: 'described',
  title: 'Columns are described',
  level: 'bronze',
  severity: 'high',
  weight: 1,
  phase: 'enforced',
  status: 'fail',
  reason: 'iata has no description.',
  why: 'Names mislead.',
  remedy: 'Describe iata.',
};

function verdict(passed: boolean, checks: CheckResult[]): EvaluationResult {
  const levels = [
    { name: 'bronze', title: 'Bronze' },
    { name: 'silver', title: 'Silver' },
  ];
  return {
    passed,
    results: [
      {
        product: 'dataproduct:default/runways',
        title: 'Runways',
        owner: 'group:default/airports',
        domain: 'domain:default/airports',
        exempt: 0,
        ...(passed && { level: levels[0] }),
        scorecards: [
          {
            scorecard: 'scorecard:default/foundations',
            title: 'Foundations',
            owner: 'group:default/data-governance',
            levels,
            checks,
          },
        ],
      },
    ],
  };
}

const check = (...args: string[]) =>
  runCli(
    [
      'check',
      '--portal',
      portal.url,
      '--root',
      folder.file('repository'),
      ...args,
    ],
    {
      environment: { MESHPORT_TOKEN: 'secret', OTHER: 'other-secret' },
      fetch,
    },
  );

describe('meshport check', () => {
  let file: string;
  beforeEach(async () => {
    await mkdir(folder.file('repository/product'), { recursive: true });
    file = await folder.write('repository/product/catalog-info.yaml', ENTITIES);
    await folder.write(
      'repository/product/runways.odcs.yaml',
      'kind: DataContract\n',
    );
  });

  it('passes, with the entities as the catalog would read them', async () => {
    portal.answer = {
      status: 200,
      body: verdict(true, [{ ...fails, status: 'pass' }]),
    };
    const { code, stdout } = await check(file);
    expect(stdout).toBe(
      'Runways (dataproduct:default/runways): nothing stands in the way; level Bronze.\nPassed.\n',
    );
    expect(code).toBe(0);
    const [{ request, body }] = portal.seen;
    expect(`${request.method} ${request.url}`).toBe(
      'POST /api/data-governance/evaluate',
    );
    expect(request.headers.authorization).toBe('Bearer secret');
    expect(JSON.parse(body).entities).toMatchObject([
      { kind: 'DataProduct' },
      { spec: { definition: 'kind: DataContract\n' } },
    ]);
  });

  it('says what stands in the way, what does not yet, and how to fix it', async () => {
    portal.answer = {
      status: 200,
      body: verdict(false, [
        { ...fails, title: 'Later', level: 'silver' },
        { ...fails, title: 'Has an owner', status: 'unknown' },
        fails,
        { ...fails, title: 'Secret', phase: 'draft' },
        {
          ...fails,
          title: 'Is fresh',
          status: 'exempt',
          exemption: {
            id: '1',
            endsAt: '2027-01-31T00:00:00.000Z',
            reason: 'The source moves.',
          },
        },
      ]),
    };
    const junit = folder.file('report.xml');
    const { code, stdout } = await check(file, '--junit', junit);
    expect(stdout)
      .toBe(`  unknown   Has an owner (Foundations, bronze): iata has no description.
            How to fix: Describe iata.
  fails     Columns are described (Foundations, bronze): iata has no description.
            How to fix: Describe iata.
  aim       Later (Foundations, silver): iata has no description.
            How to fix: Describe iata.
  exempt    Is fresh (Foundations, bronze): iata has no description.
            Until 2027-01-31: The source moves.
Runways (dataproduct:default/runways): 2 checks stand in the way; no level.
Not passed.
`);
    expect(code).toBe(1);
    const xml = await readFile(junit, 'utf8');
    expect(() => new SaxesParser().write(xml).close()).not.toThrow();
    expect(xml).toContain('tests="4" failures="2" errors="0" skipped="2"');
    expect(xml).toContain('<skipped message="exempt until 2027-01-31');
    expect(xml).not.toContain('Secret');
  });

  it('writes JSON, with the token from the variable that is named', async () => {
    const body = verdict(false, [fails]);
    portal.answer = { status: 200, body };
    const { code, stdout } = await check(
      file,
      '--json',
      '--token-env',
      'OTHER',
    );
    expect(JSON.parse(stdout)).toEqual(body);
    expect(code).toBe(1);
    expect(portal.seen[0].request.headers.authorization).toBe(
      'Bearer other-secret',
    );
  });

  it.each([
    ['../../secret.txt', 'is outside of'],
    ['./link.yaml', 'is outside of'],
    ['/etc/hostname', 'only a path that begins at the file itself'],
    ['https://example.com/a', 'only a path that begins at the file itself'],
    ['./absent.yaml', 'is not there'],
  ])('does not read %s', async (reference, message) => {
    const secret = await folder.write('secret.txt', 'hidden');
    await symlink(secret, folder.file('repository/product/link.yaml'));
    await folder.write(
      'repository/product/catalog-info.yaml',
      ENTITIES.replace('./runways.odcs.yaml', reference),
    );
    const { code, stderr } = await check(file);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('hidden');
    expect(code).toBe(2);
    expect(portal.seen).toEqual([]);
  });

  it.each([
    ['a: b: c', 'is not YAML'],
    ['kind: DataProduct', 'document 1 is no entity'],
    ['---\n', 'holds no entity'],
    [
      ENTITIES.replace('$text', '$json'),
      '$json cannot be read here; only $text',
    ],
    [
      `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      'is not YAML',
    ],
  ])('cannot use a file such as %j', async (content, message) => {
    await folder.write('repository/product/catalog-info.yaml', content);
    const { code, stderr } = await check(file);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(portal.seen).toEqual([]);
  });

  it('says why the portal refuses', async () => {
    portal.answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'Not you' },
        response: { statusCode: 403 },
      },
    };
    const { code, stderr } = await check(file);
    expect(stderr).toContain('could not judge the files');
    expect(stderr).toContain('Not you');
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });

  it.each([
    [['--token-env', 'eyJ.hidden.x'], 'not the token itself'],
    [['--token-env', 'ABSENT'], '--token-env names is not set'],
    [['--portal', 'https://user:hidden@localhost'], 'holds a password'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await check(file, ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('hidden');
    expect(code).toBe(2);
  });
});
