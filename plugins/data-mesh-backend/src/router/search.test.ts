import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { PRODUCT_FACETS } from '@meshport/backstage-plugin-data-mesh-common';
import request from 'supertest';
import { aContract, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  aProduct('flights', { metadata: { tags: ['aviation'] } }),
  aContract('flights', { columns: { origin: {}, delay: {} } }),
  aProduct('secret', {
    spec: {
      domain: 'hidden',
      inputPorts: [{ name: 'in', product: 'flights', port: 'daily' }],
    },
  }),
  aContract('secret', { columns: { delay_secret: {} } }),
];
const hidden = [
  'dataproduct:default/secret',
  'datacontract:default/secret-contract',
];

const start = async (id: Parameters<typeof databases.init>[0]) =>
  startMesh({ knex: await databases.init(id), entities, hidden });

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('finding things on %s', id => {
  it('gives callers what the catalog shows them', async () => {
    const { clientOf } = await start(id);
    const everyone = clientOf();
    const eve = clientOf(mockCredentials.user.header(EVE));

    expect(await everyone.queryProducts({ text: 'delay' })).toMatchObject({
      total: 2,
      items: [
        { name: 'flights', match: { columns: [{ path: 'delay' }] } },
        { name: 'secret', match: { columns: [{ path: 'delay_secret' }] } },
      ],
    });
    const seen = await eve.queryProducts({ text: 'delay' });
    expect(seen.items.map(({ name }) => name)).toEqual(['flights']);
    expect(JSON.stringify(seen)).not.toMatch(/secret|hidden/);
    expect(await eve.queryProducts({ text: 'secret' })).toMatchObject({
      total: 0,
    });

    expect((await everyone.queryColumns({ text: 'delay' })).items).toHaveLength(
      2,
    );
    expect(await eve.queryColumns({ text: 'delay' })).toMatchObject({
      items: [{ path: 'delay', product: 'dataproduct:default/flights' }],
      hasMore: false,
    });

    expect((await everyone.getMap()).flows).toHaveLength(1);
    const map = await eve.getMap();
    expect(map).toMatchObject({ products: [{ title: 'flights' }], flows: [] });
    expect(JSON.stringify(map)).not.toMatch(/secret|hidden/);
  });

  it('takes every parameter that its client sends', async () => {
    const { clientOf } = await start(id);
    const page = await clientOf().queryProducts({
      text: 'delay',
      order: '-title',
      offset: 0,
      limit: 1,
      filters: {
        domain: ['domain:default/hidden', 'domain:default/flight-operations'],
        type: ['source-aligned'],
        lifecycle: ['production'],
        classification: ['internal'],
        platform: ['warehouse'],
        level: ['none'],
        owner: ['group:default/flight-operations'],
        tag: ['none'],
      },
    });
    expect(page.items.map(({ name }) => name)).toEqual(['secret']);
    expect(page.total).toBe(1);
    expect(page.facets.tag).toEqual([
      { value: 'aviation', title: 'aviation', count: 1 },
      { value: 'none', title: 'none', count: 1 },
    ]);
    expect(Object.keys(page.facets)).toEqual([...PRODUCT_FACETS]);
  });

  it('refuses what it cannot read and names the field', async () => {
    const { server } = await start(id);
    const refused: [string, string][] = [
      ['/products?order=random', 'order'],
      ['/products?colour=blue', 'colour'],
      ['/products?limit=101', 'limit'],
      ['/products?limit=0', 'limit'],
      ['/products?offset=-1', 'offset'],
      ['/products?offset=x', 'offset'],
      [`/products?text=${'a'.repeat(10_000)}`, 'text'],
      ['/products?text[x]=a', 'text'],
      ['/products?domain=a%00b', 'domain'],
      ['/products?tag=', 'tag'],
      ['/columns', 'text'],
      ['/columns?text=', 'text'],
      [`/columns?text=${'a'.repeat(201)}`, 'text'],
      ['/columns?text=a&limit=101', 'limit'],
      ['/columns?text=a&offset=1001', 'offset'],
      ['/columns?text=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q', 'text'],
      ['/map?depth=2', 'depth'],
    ];
    for (const [path, field] of refused) {
      const { status, body } = await request(server).get(
        `/api/data-mesh${path}`,
      );
      expect([path, status]).toEqual([path, 400]);
      expect(body.error.message).toContain(field);
    }
  });

  it('answers whatever is typed', async () => {
    const { server, clientOf } = await start(id);
    // Browsers write the space as `+`, which `query()` below does not.
    for (const text of ['two words', 'a:b/c?d+e']) {
      await expect(clientOf().queryProducts({ text })).resolves.toBeDefined();
      await expect(clientOf().queryColumns({ text })).resolves.toBeDefined();
    }
    for (const text of [
      `:*&|!'()\\`,
      `' or 1=1; --`,
      '"',
      '%',
      '_',
      '🐦',
      '\u202e',
      '\ufffd',
    ]) {
      for (const path of ['products', 'columns']) {
        const { status } = await request(server)
          .get(`/api/data-mesh/${path}`)
          .query({ text });
        expect([path, text, status]).toEqual([path, text, 200]);
      }
    }
    // No database holds it.
    for (const text of ['\0', 'a\0b']) {
      const { status, body } = await request(server)
        .get('/api/data-mesh/products')
        .query({ text });
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining('text must not have the character NUL'),
      ]);
    }
    const { status } = await request(server).get(
      '/api/data-mesh/products?tag=%25&owner=%27%3B--&level=_',
    );
    expect(status).toBe(200);
  });

  it('serves nobody who is not known, and records who looks for what', async () => {
    const { server, auditor, audited } = await start(id);
    for (const path of ['/products?text=delay', '/columns?text=a', '/map']) {
      const { status } = await request(server)
        .get(`/api/data-mesh${path}`)
        .set('Authorization', mockCredentials.none.header());
      expect(status).toBe(401);
    }
    expect(auditor.createEvent).not.toHaveBeenCalled();

    await request(server).get('/api/data-mesh/products?text=delay&tag=none');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'product-fetch',
        meta: { queryType: 'by-query', text: 'delay', tag: ['none'] },
      }),
    );
    expect(audited.success).toHaveBeenCalledTimes(1);
  });
});
