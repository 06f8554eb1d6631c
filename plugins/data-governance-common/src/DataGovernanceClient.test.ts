import { DataGovernanceClient } from './DataGovernanceClient';

function setup(answer: () => Response) {
  const requests: { url: string; init?: RequestInit }[] = [];
  const client = new DataGovernanceClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://localhost/api/${pluginId}`,
    },
    fetchApi: {
      fetch: async (url, init) => {
        requests.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, requests };
}

const items = () =>
  new Response(JSON.stringify({ items: [{ product: 'x' }] }), { status: 200 });

describe('DataGovernanceClient', () => {
  it('encodes the query', async () => {
    const { client, requests } = setup(items);
    await client.getProductSummaries({
      domain: 'domain:default/a b',
      refs: ['dataproduct:default/x', 'dataproduct:default/y'],
    });
    const url = new URL(requests[0].url);
    expect(url.pathname).toBe('/api/data-governance/products');
    expect(url.searchParams.get('domain')).toBe('domain:default/a b');
    expect(url.searchParams.getAll('refs')).toEqual([
      'dataproduct:default/x',
      'dataproduct:default/y',
    ]);
  });

  it('asks for many products in batches', async () => {
    const { client, requests } = setup(items);
    const refs = Array.from({ length: 250 }, (_, i) => `dataproduct:d/p${i}`);
    const answer = await client.getProductSummaries({ refs });
    expect(requests).toHaveLength(3);
    expect(answer.items).toHaveLength(3);
  });

  it('asks nothing for no refs', async () => {
    const { client, requests } = setup(items);
    await expect(client.getProductSummaries({ refs: [] })).resolves.toEqual({
      items: [],
    });
    expect(requests).toEqual([]);
  });

  it('takes a short or a full product ref', async () => {
    const { client, requests } = setup(items);
    await client.getProductResult('flights');
    await client.getProductResult('DataProduct:air/flights');
    expect(requests.map(r => new URL(r.url).pathname)).toEqual([
      '/api/data-governance/products/default/flights',
      '/api/data-governance/products/air/flights',
    ]);
  });

  it('throws what the backend says', async () => {
    const { client } = setup(
      () =>
        new Response(
          JSON.stringify({
            error: { name: 'NotFoundError', message: 'No such product' },
            response: { statusCode: 404 },
          }),
          { status: 404, headers: { 'content-type': 'application/json' } },
        ),
    );
    await expect(client.getProductResult('flights')).rejects.toMatchObject({
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'No such product' },
    });
  });
});
