import { mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { DataMeshClient } from '@meshport/backstage-plugin-data-mesh-common';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { askPlugin, pluginClientOptions } from './pluginClient';

let server: Server;
let requests: IncomingMessage[];
let status: number;

beforeEach(async () => {
  requests = [];
  status = 200;
  server = createServer((request, response) => {
    requests.push(request);
    if (request.url?.includes('slow')) {
      return;
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ items: [] }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function client(signal: AbortSignal, path = '') {
  const { port } = server.address() as AddressInfo;
  const discovery = mockServices.discovery.mock({
    getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}${path}`,
  });
  const auth = mockServices.auth({ pluginId: 'data-governance' });
  return new DataMeshClient(
    pluginClientOptions('data-mesh', { auth, discovery })(signal),
  );
}

describe('pluginClientOptions', () => {
  it('calls the other plugin as this one', async () => {
    await client(new AbortController().signal).getVersionSteps([]);
    expect(requests[0].url).toBe('/api/data-mesh/contracts/version-steps');
    expect(requests[0].headers['content-type']).toBe('application/json');
    const token = requests[0].headers.authorization?.replace('Bearer ', '');
    const credentials = await mockServices
      .auth({ pluginId: 'data-mesh' })
      .authenticate(token!);
    expect(credentials.principal).toMatchObject({
      type: 'service',
      subject: 'plugin:data-governance',
    });
  });

  it('ends the request with the signal', async () => {
    const controller = new AbortController();
    const answer = client(controller.signal, '/slow').getVersionSteps([]);
    setTimeout(() => controller.abort(new Error('no more time')), 20);
    await expect(answer).rejects.toThrow('no more time');
  });
});

describe('askPlugin', () => {
  const ask = () =>
    askPlugin('data-mesh', () =>
      client(new AbortController().signal).getVersionSteps([]),
    );

  it('gives the answer', async () => {
    expect(await ask()).toEqual([]);
  });

  it('says that the plugin is not there', async () => {
    status = 404;
    await expect(ask()).rejects.toThrow(
      'The plugin data-mesh is not installed in this portal',
    );
  });

  it('hands on every other error', async () => {
    status = 403;
    await expect(ask()).rejects.toBeInstanceOf(ResponseError);
    await expect(
      askPlugin('data-mesh', async () => {
        throw new Error('no connection');
      }),
    ).rejects.toThrow('no connection');
  });
});
