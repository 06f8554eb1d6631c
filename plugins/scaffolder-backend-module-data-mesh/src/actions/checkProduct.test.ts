import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  CheckResult,
  EvaluationResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { stringify } from 'yaml';
import { createCheckProductAction } from './checkProduct';

const product = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'runways' },
};
const contract = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataContract',
  metadata: { name: 'runways-contract' },
  spec: { definition: { $text: './runways.odcs.yaml' } },
};

describe('data-mesh:check', () => {
  const directory = createMockDirectory();
  const catalog = catalogServiceMock.mock();
  let server: Server;
  let answer: { status: number; body: unknown };
  let asked: {
    url?: string;
    authorization?: string;
    body: { entities: Entity[] };
  };

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      asked = {
        url: request.url,
        authorization: request.headers.authorization,
        body: await readJson(request),
      };
      response.writeHead(answer.status, {
        'Content-Type': 'application/json',
      });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => server.close());

  const check = async (logger: Partial<LoggerService> = {}) => {
    const { port } = server.address() as AddressInfo;
    const outputs: Record<string, unknown> = {};
    const ctx = {
      ...createMockActionContext({
        workspacePath: directory.resolve('workspace'),
        logger: mockServices.logger.mock(logger),
      }),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    };
    await createCheckProductAction({
      auth: mockServices.auth(),
      catalog,
      discovery: mockServices.discovery.mock({
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      }),
    }).handler(ctx);
    return outputs;
  };

  beforeEach(() => {
    catalog.validateEntity.mockResolvedValue({ valid: true });
    directory.setContent({
      workspace: {
        'catalog-info.yaml': [product, contract]
          .map(entity => stringify(entity))
          .join('---\n'),
        'runways.odcs.yaml': 'kind: DataContract\n',
      },
    });
  });

  it('asks as the person, with the entities as they will be', async () => {
    answer = { status: 200, body: evaluation({ passed: true }) };
    await expect(check()).resolves.toEqual({
      levels: { 'dataproduct:default/runways': 'bronze' },
    });
    expect(asked.url).toBe('/api/data-governance/evaluate');
    expect(asked.authorization).toContain('user:default/mock');
    expect(asked.body.entities).toHaveLength(2);
    expect(asked.body.entities[1]).toMatchObject({
      metadata: { namespace: 'default' },
      spec: { definition: 'kind: DataContract\n' },
    });
  });

  it('stops with the failing checks and their remedies', async () => {
    answer = {
      status: 200,
      body: evaluation({
        passed: false,
        checks: [
          result({ title: 'Has columns described' }),
          result({ title: 'Is fresh', status: 'unknown' }),
          result({ title: 'Has an owner', status: 'pass' }),
          result({ title: 'Comes later', phase: 'draft' }),
        ],
      }),
    };
    await expect(check()).rejects.toThrow(
      [
        'Nothing was published: 2 of the enforced checks do not pass.',
        'Has columns described (Foundations, bronze) fails: Reason. How to fix: Remedy.',
        'Is fresh (Foundations, bronze) cannot be decided: Reason. How to fix: Remedy.',
      ].join('\n'),
    );
  });

  it('lets a check pass by that is exempt, and says so', async () => {
    answer = {
      status: 200,
      body: evaluation({
        passed: true,
        checks: [
          result({
            title: 'Is fresh',
            status: 'exempt',
            exemption: {
              id: '1',
              endsAt: '2027-01-31T00:00:00.000Z',
              reason: 'The source moves.',
            },
          }),
        ],
      }),
    };
    const warn = jest.fn();
    await expect(check({ warn })).resolves.toEqual({
      levels: { 'dataproduct:default/runways': 'bronze' },
    });
    expect(warn).toHaveBeenCalledWith(
      'Is fresh (Foundations, bronze) is exempt until 2027-01-31: The source moves.',
    );
  });

  it('stops with what the catalog would refuse', async () => {
    catalog.validateEntity.mockImplementation(async ({ kind }) =>
      kind === 'DataProduct'
        ? { valid: false, errors: [{ name: 'Error', message: 'no version' }] }
        : { valid: true },
    );
    answer = { status: 200, body: evaluation({ passed: true }) };
    await expect(check()).rejects.toThrow(
      'Nothing was published: the catalog would refuse the entities.\ndataproduct:default/runways: no version',
    );
  });

  it('stops when the scorecards cannot be asked', async () => {
    answer = { status: 403, body: { error: { message: 'Not you' } } };
    await expect(check()).rejects.toThrow('403');
  });

  it('does not read outside the workspace', async () => {
    directory.addContent({
      secret: 'secret',
      workspace: {
        'catalog-info.yaml':
          'apiVersion: a/v1\nkind: DataContract\nmetadata: {name: a}\nspec:\n  definition: {$text: ../secret}\n',
      },
    });
    await expect(check()).rejects.toThrow('not allowed');
  });
});

async function readJson(
  request: IncomingMessage,
): Promise<{ entities: Entity[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function result(changes: Partial<CheckResult>): CheckResult {
  return {
    checkId: 'check',
    title: 'Check',
    level: 'bronze',
    severity: 'medium',
    weight: 1,
    phase: 'enforced',
    status: 'fail',
    reason: 'Reason.',
    why: 'Why.',
    remedy: 'Remedy.',
    ...changes,
  };
}

function evaluation(options: {
  passed: boolean;
  checks?: CheckResult[];
}): EvaluationResult {
  const bronze = { name: 'bronze', title: 'Bronze' };
  return {
    passed: options.passed,
    results: [
      {
        product: 'dataproduct:default/runways',
        title: 'Runways',
        owner: 'group:default/airports',
        domain: 'domain:default/airports',
        exempt: 0,
        ...(options.passed && { level: bronze }),
        scorecards: [
          {
            scorecard: 'scorecard:default/foundations',
            title: 'Foundations',
            owner: 'group:default/data-governance',
            levels: [bronze],
            checks: options.checks ?? [],
          },
        ],
      },
    ],
  };
}
