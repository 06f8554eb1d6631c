import { DataAccessClient } from './DataAccessClient';

function setup(answer: () => Response) {
  const calls: { url: string; init?: RequestInit }[] = [];
  const client = new DataAccessClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, calls };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

describe('DataAccessClient', () => {
  it('leaves out what was not asked for and repeats the states', async () => {
    const { client, calls } = setup(() => json({ items: [] }));
    await expect(
      client.listRequests({
        scope: 'mine',
        state: ['pending', 'approved'],
        living: true,
        cursor: undefined,
      }),
    ).resolves.toEqual({ items: [] });
    expect(calls[0].url).toBe(
      'http://portal/api/data-access/requests?scope=mine&state=pending&state=approved&living=true',
    );
  });

  it('escapes what goes into a path or a query', async () => {
    const { client, calls } = setup(() => json({}));
    await client.getRequest('a/../b');
    await client.getOffer({
      product: 'dataproduct:default/flights',
      port: 'a&b',
      version: '1.0.0',
    });
    expect(calls.map(call => call.url)).toEqual([
      'http://portal/api/data-access/requests/a%2F..%2Fb',
      'http://portal/api/data-access/offers?product=dataproduct%3Adefault%2Fflights&port=a%26b&version=1.0.0',
    ]);
  });

  it('sends decisions and ends of grants as JSON to their routes', async () => {
    const { client, calls } = setup(() => json({}));
    await client.decide('1', { verdict: 'deny', comment: 'no', revision: 1 });
    await client.revoke('1', { comment: 'left', revision: 2 });
    await client.giveBack('1', { revision: 2 });
    await client.cancel('1', { revision: 1 });
    await client.retry('1');
    await client.countGrants(['dataproduct:default/flights']);
    expect(
      calls.map(({ url, init }) => [
        init?.method,
        url.replace('http://portal/api/data-access', ''),
        JSON.parse(String(init?.body)),
      ]),
    ).toEqual([
      [
        'POST',
        '/requests/1/decision',
        { verdict: 'deny', comment: 'no', revision: 1 },
      ],
      ['POST', '/requests/1/grant/revoke', { comment: 'left', revision: 2 }],
      ['POST', '/requests/1/grant/give-back', { revision: 2 }],
      ['POST', '/requests/1/cancel', { revision: 1 }],
      ['POST', '/requests/1/grant/retry', {}],
      ['POST', '/grants/counts', { products: ['dataproduct:default/flights'] }],
    ]);
  });

  it('throws the error of the backend', async () => {
    const { client } = setup(() =>
      json(
        {
          error: { name: 'ConflictError', message: 'changed meanwhile' },
          response: { statusCode: 409 },
        },
        409,
      ),
    );
    await expect(client.retry('1')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'changed meanwhile' },
    });
  });
});
